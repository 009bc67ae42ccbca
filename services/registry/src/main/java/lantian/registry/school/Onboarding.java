package lantian.registry.school;

import java.util.UUID;

/**
 * How far the bringing in of a school has come.
 *
 * @param administrator the first administrator, as staff of the school
 * @param officer account of who asked for it
 */
public record Onboarding(UUID school, UUID administrator, UUID officer, Step step) {

    /** What is to be done next. */
    public enum Step {
        ORGANIZATION,
        ADMINISTRATOR,
        ANNOUNCEMENT,
        DONE
    }

    Onboarding at(Step next) {
        return new Onboarding(school, administrator, officer, next);
    }
}
