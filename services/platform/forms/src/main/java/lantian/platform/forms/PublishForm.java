package lantian.platform.forms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.UseCase;
import lantian.platform.web.IdempotentPut;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The county publishes a new version of a form; what was filled in by an older one stays as it is. */
@UseCase
public class PublishForm {

    private static final JsonMapper JSON = new JsonMapper();

    private final StoredForms forms;
    private final FormTriggers triggers;
    private final Audit audit;
    private final Clock clock;

    PublishForm(StoredForms forms, FormTriggers triggers, Audit audit, Clock clock) {
        this.forms = forms;
        this.triggers = triggers;
        this.audit = audit;
        this.clock = clock;
    }

    /** What becomes of a publication. */
    sealed interface Publication {
        /** The newest version now; also where it was published before, which changes nothing. */
        record Published(Form form) implements Publication {}

        record Refused(List<Flaw> flaws) implements Publication {}

        /** No record has such a form. */
        record Unknown() implements Publication {}

        /** Somebody else published meanwhile. */
        record Stale() implements Publication {}

        /** It would replace a version, and does not say which. */
        record NoVersion() implements Publication {}
    }

    Publication publish(String key, JsonNode schema, Optional<LongPredicate> known) {
        var found = forms.current(key);
        if (found.isEmpty()) {
            return new Publication.Unknown();
        }
        var current = found.get();
        var fingerprint = fingerprint(schema);
        if (forms.fingerprints(key).getLast().equals(fingerprint)) {
            return new Publication.Published(current);
        }
        var next = Definition.of(schema, triggers.codes());
        if (!next.flaws().isEmpty()) {
            return new Publication.Refused(next.flaws());
        }
        if (known.isPresent() && !known.get().test(current.version().version())) {
            return new Publication.Stale();
        }
        var broken = current.brokenBy(next.properties());
        if (!broken.isEmpty()) {
            return new Publication.Refused(broken);
        }
        return known.isEmpty() ? new Publication.NoVersion() : add(current, schema, fingerprint);
    }

    private Publication add(Form current, JsonNode schema, String fingerprint) {
        var key = current.version().key();
        var written = schema.toString();
        var version = new FormVersion(key, current.version().version() + 1);
        var form = Form.of(version, written, Optional.of(now()));
        forms.add(form, written, fingerprint);
        audit.entry(
                "form.published",
                "form",
                UUID.nameUUIDFromBytes(key.getBytes(UTF_8)),
                Map.of("key", key, "version", version.version()));
        return new Publication.Published(form);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static String fingerprint(JsonNode schema) {
        return IdempotentPut.fingerprint(JSON.convertValue(schema, Object.class));
    }
}
