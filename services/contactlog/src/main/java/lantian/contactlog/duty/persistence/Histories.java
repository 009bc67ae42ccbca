package lantian.contactlog.duty.persistence;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import lantian.contactlog.matching.History;
import lantian.contactlog.matching.Knowledge;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Histories as they are stored. */
@Component
class Histories {

    private static final TypeReference<List<Entry>> ENTRIES = new TypeReference<>() {};

    private final JsonMapper json;

    Histories(JsonMapper json) {
        this.json = json;
    }

    String write(History history) {
        return history.changes().isEmpty()
                ? "[]"
                : json.writeValueAsString(
                        history.changes().stream().map(Entry::of).toList());
    }

    History read(String stored) {
        return stored.equals("[]")
                ? History.UNMET
                : new History(json.readValue(stored, ENTRIES).stream()
                        .map(Entry::since)
                        .toList());
    }

    /** @param contact null when unmet or excused */
    record Entry(
            LocalDate on,
            boolean excused,
            @Nullable UUID contact,
            @Nullable LocalDate occurred,
            @Nullable LocalDate received,
            boolean onTime) {

        static Entry of(Knowledge.Since since) {
            return switch (since.what()) {
                case Knowledge.Unmet() -> new Entry(since.knownOn(), false, null, null, null, false);
                case Knowledge.Excused() -> new Entry(since.knownOn(), true, null, null, null, false);
                case Knowledge.Satisfied(var contact, var occurredOn, var receivedOn, var onTime) ->
                    new Entry(since.knownOn(), false, contact, occurredOn, receivedOn, onTime);
            };
        }

        Knowledge.Since since() {
            if (contact == null) {
                return new Knowledge.Since(on, excused ? new Knowledge.Excused() : new Knowledge.Unmet());
            }
            return new Knowledge.Since(
                    on,
                    new Knowledge.Satisfied(
                            contact, Objects.requireNonNull(occurred), Objects.requireNonNull(received), onTime));
        }
    }
}
