package lantian.contactlog.standard;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A standard as it is written down: in the database, in events, over HTTP. */
public record WrittenStandard(
        int version, LocalDate effectiveFrom, int entryGraceDays, int lateLimitDays, List<WrittenRule> rules) {

    /** @param rule its code */
    public record WrittenRule(
            String rule,
            Doer who,
            ContactKind kind,
            List<Acceptance> accepts,
            WrittenCadence cadence,
            int minimum,
            int spacingDays,
            boolean highRisk,
            Set<Stage> stages) {

        static WrittenRule of(Rule rule) {
            return new WrittenRule(
                    rule.code(),
                    rule.who(),
                    rule.kind(),
                    rule.accepts(),
                    WrittenCadence.of(rule.cadence()),
                    rule.minimum(),
                    rule.spacingDays(),
                    rule.scope().highRisk(),
                    rule.scope().stages());
        }

        Rule read() {
            return new Rule(
                    rule, who, kind, accepts, cadence.read(), minimum, spacingDays, new Scope(highRisk, stages));
        }
    }

    /** @param within days or school days, where the cadence has some */
    public record WrittenCadence(String every, @Nullable Integer within) {

        static WrittenCadence of(Cadence cadence) {
            return switch (cadence) {
                case Cadence.PointsOfTerm() -> new WrittenCadence("POINT_OF_TERM", null);
                case Cadence.EveryMonth() -> new WrittenCadence("MONTH", null);
                case Cadence.EveryWeek() -> new WrittenCadence("WEEK", null);
                case Cadence.EveryTerm() -> new WrittenCadence("TERM", null);
                case Cadence.StartOfSchoolYear(var days) -> new WrittenCadence("SCHOOL_YEAR", days);
                case Cadence.AfterTrigger(var schoolDays) -> new WrittenCadence("TRIGGER", schoolDays);
            };
        }

        Cadence read() {
            return switch (every) {
                case "POINT_OF_TERM" -> new Cadence.PointsOfTerm();
                case "MONTH" -> new Cadence.EveryMonth();
                case "WEEK" -> new Cadence.EveryWeek();
                case "TERM" -> new Cadence.EveryTerm();
                case "SCHOOL_YEAR" -> new Cadence.StartOfSchoolYear(days());
                case "TRIGGER" -> new Cadence.AfterTrigger(days());
                default -> throw new IllegalArgumentException("Unknown cadence " + every);
            };
        }

        private int days() {
            return within == null ? 0 : within;
        }
    }

    public static WrittenStandard of(CareStandard standard) {
        return new WrittenStandard(
                standard.version(),
                standard.effectiveFrom(),
                standard.entryGraceDays(),
                standard.lateLimitDays(),
                standard.rules().stream().map(WrittenRule::of).toList());
    }

    public CareStandard read() {
        return new CareStandard(
                version,
                effectiveFrom,
                entryGraceDays,
                lateLimitDays,
                rules.stream().map(WrittenRule::read).toList());
    }
}
