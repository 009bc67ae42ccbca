package lantian.contactlog.standard;

import java.util.Set;

/**
 * One kind of contact that a rule accepts.
 *
 * @param mustMeet at least one of these was met; empty = whoever was met
 * @param exceptStages stages of children for whom this kind doesn't count
 */
public record Acceptance(ContactKind kind, Set<Met> mustMeet, Set<Stage> exceptStages) {

    public Acceptance {
        mustMeet = Set.copyOf(mustMeet);
        exceptStages = Set.copyOf(exceptStages);
    }

    public static Acceptance of(ContactKind kind) {
        return new Acceptance(kind, Set.of(), Set.of());
    }

    public Acceptance meeting(Met... anyOf) {
        return new Acceptance(kind, Set.of(anyOf), exceptStages);
    }

    public Acceptance except(Stage... stages) {
        return new Acceptance(kind, mustMeet, Set.of(stages));
    }

    public boolean accepts(ContactKind contacted, Set<Met> met, Stage stage) {
        return contacted == kind
                && !exceptStages.contains(stage)
                && (mustMeet.isEmpty() || met.stream().anyMatch(mustMeet::contains));
    }
}
