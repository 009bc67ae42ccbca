package lantian.contactlog.standard;

import static lantian.contactlog.standard.ContactKind.FAMILY_CALL;
import static lantian.contactlog.standard.ContactKind.GUARDIAN_CONTACT;
import static lantian.contactlog.standard.ContactKind.GUARDIAN_TRAINING;
import static lantian.contactlog.standard.ContactKind.HEALTH_CHECK;
import static lantian.contactlog.standard.ContactKind.HOME_VISIT;
import static lantian.contactlog.standard.ContactKind.LETTER;
import static lantian.contactlog.standard.ContactKind.PARENT_CALL;
import static lantian.contactlog.standard.ContactKind.TALK;
import static lantian.contactlog.standard.Doer.CLASS_TEACHER;
import static lantian.contactlog.standard.Doer.PAIRED_CAREGIVER;
import static lantian.contactlog.standard.Doer.SCHOOL;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A version of the county's care standard (制度).
 *
 * @param effectiveFrom windows that open on or after this day follow it, until a later version takes over
 * @param entryGraceDays E: school days after dueOn within which a contact may be entered and still be on time
 * @param lateLimitDays L: calendar days after dueOn after which an unmet obligation is missed
 */
public record CareStandard(
        int version, LocalDate effectiveFrom, int entryGraceDays, int lateLimitDays, List<Rule> rules) {

    /** In force until the county publishes its own. */
    public static final CareStandard COUNTY_DEFAULT = new CareStandard(
            1,
            LocalDate.of(2000, 1, 1),
            3,
            30,
            List.of(
                    Rule.once("HV-TERM", CLASS_TEACHER, HOME_VISIT, new Cadence.PointsOfTerm()),
                    Rule.once("TALK-MONTH", PAIRED_CAREGIVER, TALK, new Cadence.EveryMonth()),
                    Rule.once("FAMILY-MONTH", PAIRED_CAREGIVER, FAMILY_CALL, new Cadence.EveryMonth())
                            .accepting(
                                    Acceptance.of(FAMILY_CALL),
                                    Acceptance.of(LETTER)
                                            .meeting(Met.CHILD, Met.PARENT)
                                            .except(Stage.KINDERGARTEN)),
                    Rule.once("GUARDIAN-MONTH", PAIRED_CAREGIVER, GUARDIAN_CONTACT, new Cadence.EveryMonth())
                            .accepting(
                                    Acceptance.of(GUARDIAN_CONTACT),
                                    Acceptance.of(HOME_VISIT).meeting(Met.GUARDIAN)),
                    Rule.once("PARENT-TERM", CLASS_TEACHER, PARENT_CALL, new Cadence.EveryTerm()),
                    Rule.once("TRAIN-TERM", SCHOOL, GUARDIAN_TRAINING, new Cadence.EveryTerm())
                            .accepting(Acceptance.of(GUARDIAN_TRAINING).meeting(Met.GUARDIAN)),
                    Rule.once("HEALTH-YEAR", SCHOOL, HEALTH_CHECK, new Cadence.StartOfSchoolYear(7)),
                    Rule.once("MUST-VISIT", CLASS_TEACHER, HOME_VISIT, new Cadence.AfterTrigger(3)),
                    Rule.once("KEY-CHILD", PAIRED_CAREGIVER, TALK, new Cadence.EveryWeek())
                            .forChildren(Scope.HIGH_RISK)));

    public CareStandard {
        rules = List.copyOf(rules);
    }

    public Optional<Rule> rule(String code) {
        return rules.stream().filter(rule -> rule.code().equals(code)).findFirst();
    }
}
