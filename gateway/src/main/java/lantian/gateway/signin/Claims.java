package lantian.gateway.signin;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The content of a token that came from Keycloak itself; not for tokens that somebody else sent. */
record Claims(Map<String, Object> values) {

    static Claims of(String token, JsonMapper json) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return new Claims(Map.of());
        }
        return new Claims(json.readValue(Base64.getUrlDecoder().decode(parts[1]), new TypeReference<>() {}));
    }

    @Nullable
    String text(String name) {
        return values.get(name) instanceof String text ? text : null;
    }

    @Nullable
    Instant instant(String name) {
        return values.get(name) instanceof Number seconds ? Instant.ofEpochSecond(seconds.longValue()) : null;
    }
}
