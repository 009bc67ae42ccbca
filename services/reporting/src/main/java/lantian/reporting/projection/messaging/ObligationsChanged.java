package lantian.reporting.projection.messaging;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import lantian.reporting.projection.ObligationFact;
import lantian.reporting.projection.ObligationFact.At;
import lantian.reporting.projection.ObligationFact.Known;
import lantian.reporting.projection.ObligationFact.State;
import org.jspecify.annotations.Nullable;

/** {@code contactlog.obligations-changed.v1}: those of one child that changed. */
record ObligationsChanged(UUID child, List<Obligation> obligations) {

    record Obligation(
            UUID obligation,
            LocalDate opensOn,
            LocalDate dueOn,
            LocalDate graceUntil,
            LocalDate lateUntil,
            @Nullable LocalDate causeKnownOn,
            @Nullable LocalDate voidFrom,
            @Nullable Boolean withdrawn,
            List<Place> places,
            @Nullable List<Entry> history,
            long version) {

        boolean isWithdrawn() {
            return Boolean.TRUE.equals(withdrawn);
        }
    }

    record Place(
            LocalDate from,
            @Nullable @JsonProperty("class") UUID classId,
            @Nullable UUID caregiver) {}

    record Entry(LocalDate knownOn, State state, @Nullable LocalDate occurredOn, boolean onTime) {}

    Stream<ObligationFact> facts() {
        return obligations.stream()
                .map(one -> new ObligationFact(
                        one.obligation(),
                        child,
                        one.opensOn(),
                        one.dueOn(),
                        one.graceUntil(),
                        one.lateUntil(),
                        one.causeKnownOn(),
                        one.isWithdrawn() ? null : one.voidFrom(),
                        one.places().stream()
                                .map(place -> new At(place.from(), place.classId(), place.caregiver()))
                                .toList(),
                        one.isWithdrawn()
                                ? ObligationFact.metAlone(one.opensOn(), known(one.history()))
                                : known(one.history()),
                        one.version()));
    }

    private static List<Known> known(@Nullable List<Entry> history) {
        return history == null
                ? List.of()
                : history.stream()
                        .map(entry -> new Known(entry.knownOn(), entry.state(), entry.occurredOn(), entry.onTime()))
                        .toList();
    }
}
