package lantian.contactlog;

import static org.assertj.core.api.Assertions.assertThat;

import lantian.platform.testkit.Api;
import tools.jackson.databind.node.ObjectNode;

/** The county's own form for talks: that of the software, with what only some may read. */
final class TalkForm {

    private TalkForm() {}

    /** Publishes it, if nobody has; the version that is the newest then. */
    static int withSuspicion(Api officer) {
        var current = officer.get("forms/TALK");
        var schema = current.body().get("schema").asObject();
        var properties = schema.get("properties").asObject();
        if (properties.has("suspicion")) {
            return current.body().path("version").asInt();
        }
        properties.set("suspicion", restricted(properties));
        var published = officer.putIfMatch("forms/TALK", "{\"schema\":" + schema + "}", current.etag());
        assertThat(published.status()).as(published.response().body()).isEqualTo(200);
        return published.body().path("version").asInt();
    }

    /** Retires a property, if nobody has; the version that is the newest then. */
    static int without(Api officer, String property) {
        var current = officer.get("forms/TALK");
        var schema = current.body().get("schema").asObject();
        schema.get("properties").get(property).asObject().put("x-retired", true);
        var published = officer.putIfMatch("forms/TALK", "{\"schema\":" + schema + "}", current.etag());
        assertThat(published.status()).as(published.response().body()).isEqualTo(200);
        return published.body().path("version").asInt();
    }

    private static ObjectNode restricted(ObjectNode properties) {
        return properties
                .get("wishes")
                .deepCopy()
                .asObject()
                .put("title", "疑似情况")
                .put("x-sensitivity", "restricted");
    }
}
