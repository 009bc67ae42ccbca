package lantian.registry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import lantian.registry.onboarding.Onboarding.Step;
import lantian.registry.school.SchoolId;
import org.junit.jupiter.api.Test;

class OnboardingOrderTest {

    private final Onboarding onboarding =
            new Onboarding(new SchoolId(UUID.randomUUID()), UUID.randomUUID(), UUID.randomUUID());

    @Test
    void one_step_follows_the_other_to_the_end() {
        assertThat(onboarding.step()).isEqualTo(Step.ORGANIZATION);
        onboarding.finish(Step.ORGANIZATION);
        assertThat(onboarding.step()).isEqualTo(Step.ADMINISTRATOR);
        onboarding.finish(Step.ADMINISTRATOR);
        assertThat(onboarding.isDone()).isFalse();
        onboarding.finish(Step.ANNOUNCEMENT);

        assertThat(onboarding.isDone()).isTrue();
    }

    @Test
    void a_step_that_is_done_again_or_too_early_changes_nothing() {
        onboarding.finish(Step.ANNOUNCEMENT);
        assertThat(onboarding.step()).isEqualTo(Step.ORGANIZATION);
        onboarding.finish(Step.ORGANIZATION);

        onboarding.finish(Step.ORGANIZATION);

        assertThat(onboarding.step()).isEqualTo(Step.ADMINISTRATOR);
    }
}
