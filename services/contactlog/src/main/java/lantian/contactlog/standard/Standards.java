package lantian.contactlog.standard;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All published versions. A window follows the version in force on the day it opens. */
public record Standards(List<CareStandard> versions) {

    public static final Standards DEFAULT = new Standards(List.of(CareStandard.COUNTY_DEFAULT));

    public Standards {
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("There is always a standard");
        }
        versions = versions.stream()
                .sorted(Comparator.comparing(CareStandard::effectiveFrom).thenComparingInt(CareStandard::version))
                .toList();
    }

    public CareStandard on(LocalDate day) {
        return versions.reversed().stream()
                .filter(standard -> !standard.effectiveFrom().isAfter(day))
                .findFirst()
                .orElse(versions.getFirst());
    }

    public CareStandard latest() {
        return versions.getLast();
    }

    public CareStandard version(int version) {
        return versions.stream()
                .filter(standard -> standard.version() == version)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No standard version " + version));
    }

    /** Codes of the rules for which a contact of one of these kinds may count. */
    public Set<String> rulesAccepting(Set<ContactKind> kinds, boolean triggers) {
        return rules().map(InForce::rule)
                .filter(rule -> rule.accepts().stream().anyMatch(acceptance -> kinds.contains(acceptance.kind()))
                        || (triggers && rule.cadence() instanceof Cadence.AfterTrigger))
                .map(Rule::code)
                .collect(Collectors.toSet());
    }

    /** All kinds that may count for rules of these codes. */
    public Set<ContactKind> kindsFor(Set<String> codes) {
        return rules().map(InForce::rule)
                .filter(rule -> codes.contains(rule.code()))
                .flatMap(rule -> rule.accepts().stream())
                .map(Acceptance::kind)
                .collect(Collectors.toSet());
    }

    /** Each version's rules with the version they belong to. */
    public Stream<InForce> rules() {
        return versions.stream()
                .flatMap(standard -> standard.rules().stream().map(rule -> new InForce(standard, rule)));
    }

    /** A rule together with the version of the standard that holds it. */
    public record InForce(CareStandard standard, Rule rule) {}
}
