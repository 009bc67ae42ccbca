package lantian.contactlog.standard;

import java.util.Set;

/**
 * Which left-behind children a rule is for.
 *
 * @param highRisk only while at risk level HIGH (重点儿童)
 * @param stages empty = every stage
 */
public record Scope(boolean highRisk, Set<Stage> stages) {

    public static final Scope EVERY_CHILD = new Scope(false, Set.of());
    public static final Scope HIGH_RISK = new Scope(true, Set.of());

    public Scope {
        stages = Set.copyOf(stages);
    }

    public boolean includes(Stage stage) {
        return stages.isEmpty() || stages.contains(stage);
    }
}
