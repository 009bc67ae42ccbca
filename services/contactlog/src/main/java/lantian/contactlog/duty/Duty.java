package lantian.contactlog.duty;

import java.util.Optional;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ClassId;
import lantian.contactlog.matching.History;
import lantian.contactlog.matching.Knowledge;
import lantian.contactlog.obligation.Obligation;

/**
 * An obligation as it is kept.
 *
 * @param schoolClass the class on dueOn
 * @param caregiver to whom it is attributed: who is paired on dueOn, otherwise today
 * @param version grows with every change
 */
public record Duty(
        Obligation obligation,
        History history,
        Optional<ClassId> schoolClass,
        Optional<CaregiverId> caregiver,
        long version) {

    public boolean met() {
        return history.latest() instanceof Knowledge.Satisfied;
    }

    boolean sameAs(Duty other) {
        return obligation.equals(other.obligation)
                && history.equals(other.history)
                && schoolClass.equals(other.schoolClass)
                && caregiver.equals(other.caregiver);
    }

    Duty withVersion(long next) {
        return new Duty(obligation, history, schoolClass, caregiver, next);
    }
}
