package lantian.reporting.projection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lantian.reporting.projection.ObligationFact.At;
import lantian.reporting.projection.ObligationFact.Known;
import lantian.reporting.projection.ObligationFact.State;

/** Obligations as the contact log announces them; the home visit of the opening weeks, if nothing else is said. */
final class Obligations {

    static final UUID CLASS_3_1 = UUID.fromString("00000000-0000-7000-8000-000000000201");
    static final UUID TEACHER_WANG = UUID.fromString("00000000-0000-7000-8000-000000000402");

    private Obligations() {}

    /** 1 to 28 September, to be entered by 1 October, to be made up for until 28 October. */
    static ObligationFact openingVisit(Known... history) {
        return new ObligationFact(
                UUID.randomUUID(),
                UUID.randomUUID(),
                september(1),
                september(28),
                september(28).plusDays(3),
                september(28).plusDays(30),
                null,
                null,
                List.of(new At(september(1), CLASS_3_1, TEACHER_WANG)),
                List.of(history),
                1);
    }

    static ObligationFact voidFrom(LocalDate day, ObligationFact fact) {
        return new ObligationFact(
                fact.obligation(),
                fact.child(),
                fact.opensOn(),
                fact.dueOn(),
                fact.graceUntil(),
                fact.lateUntil(),
                fact.knownFrom(),
                day,
                fact.places(),
                fact.history(),
                fact.version() + 1);
    }

    static ObligationFact then(ObligationFact fact, Known... more) {
        var history = new ArrayList<>(fact.history());
        history.addAll(List.of(more));
        return new ObligationFact(
                fact.obligation(),
                fact.child(),
                fact.opensOn(),
                fact.dueOn(),
                fact.graceUntil(),
                fact.lateUntil(),
                fact.knownFrom(),
                fact.voidFrom(),
                fact.places(),
                history,
                fact.version() + 1);
    }

    static Known met(LocalDate occurredOn, LocalDate receivedOn, boolean onTime) {
        return new Known(receivedOn, State.MET, occurredOn, onTime);
    }

    static Known excused(LocalDate approvedOn) {
        return new Known(approvedOn, State.EXCUSED, null, false);
    }

    static Known unmetAgain(LocalDate correctedOn) {
        return new Known(correctedOn, State.UNMET, null, false);
    }

    static LocalDate september(int day) {
        return LocalDate.of(2026, 9, day);
    }

    static LocalDate october(int day) {
        return LocalDate.of(2026, 10, day);
    }
}
