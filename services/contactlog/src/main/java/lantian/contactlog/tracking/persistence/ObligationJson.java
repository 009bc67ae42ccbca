package lantian.contactlog.tracking.persistence;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ClassId;
import lantian.contactlog.matching.History;
import lantian.contactlog.matching.Knowledge;
import lantian.contactlog.tracking.TrackedObligation.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Histories and places as they are stored: as JSON, because nothing asks for a part of them. */
@Component
class ObligationJson {

    private static final TypeReference<List<StoredState>> STATES = new TypeReference<>() {};
    private static final TypeReference<List<StoredPlace>> PLACES = new TypeReference<>() {};

    private final JsonMapper json;

    ObligationJson(JsonMapper json) {
        this.json = json;
    }

    String write(History history) {
        return history.changes().isEmpty()
                ? "[]"
                : json.writeValueAsString(
                        history.changes().stream().map(StoredState::of).toList());
    }

    History history(String stored) {
        return stored.equals("[]")
                ? History.UNMET
                : new History(json.readValue(stored, STATES).stream()
                        .map(StoredState::since)
                        .toList());
    }

    String write(List<Place> places) {
        return json.writeValueAsString(places.stream().map(StoredPlace::of).toList());
    }

    List<Place> places(String stored) {
        return json.readValue(stored, PLACES).stream().map(StoredPlace::place).toList();
    }

    record StoredPlace(
            LocalDate from,
            @Nullable UUID schoolClass,
            @Nullable UUID caregiver) {

        static StoredPlace of(Place place) {
            return new StoredPlace(
                    place.from(),
                    place.schoolClass().map(ClassId::value).orElse(null),
                    place.caregiver().map(CaregiverId::value).orElse(null));
        }

        Place place() {
            return new Place(
                    from,
                    Optional.ofNullable(schoolClass).map(ClassId::new),
                    Optional.ofNullable(caregiver).map(CaregiverId::new));
        }
    }

    /** @param contact null when unmet or excused */
    record StoredState(
            LocalDate on,
            boolean excused,
            @Nullable UUID contact,
            @Nullable LocalDate occurred,
            @Nullable LocalDate received,
            boolean onTime) {

        static StoredState of(Knowledge.Since since) {
            return switch (since.what()) {
                case Knowledge.Unmet() -> new StoredState(since.knownOn(), false, null, null, null, false);
                case Knowledge.Excused() -> new StoredState(since.knownOn(), true, null, null, null, false);
                case Knowledge.Satisfied(var contact, var occurredOn, var receivedOn, var onTime) ->
                    new StoredState(since.knownOn(), false, contact, occurredOn, receivedOn, onTime);
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
