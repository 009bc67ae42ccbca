package lantian.registry.onboarding;

import java.util.Optional;
import lantian.platform.tenancy.UseCase;
import lantian.registry.school.School;
import lantian.registry.staff.FirstAdministrator;
import lantian.registry.staff.StaffMember;
import org.jspecify.annotations.Nullable;

/** Shows the bureau how far a school has come. */
@UseCase
public class FollowProgress {

    private final Onboardings onboardings;
    private final FirstAdministrator administrators;

    FollowProgress(Onboardings onboardings, FirstAdministrator administrators) {
        this.onboardings = onboardings;
        this.administrators = administrators;
    }

    /** An onboarding as the bureau sees it. */
    public record Progress(
            Onboarding onboarding,
            StaffMember administrator,
            @Nullable String oneTimePassword) {}

    /**
     * Of the bound school. The one-time password comes with the first answer that shows the school open: who asks again and
     * again looks for that one, and must not lose what an earlier one said.
     *
     * @param school as the answer will show it
     */
    public Optional<Progress> of(School school) {
        return onboardings.findById(school.id()).map(onboarding -> {
            var administrator = administrators.find(onboarding.administrator()).orElseThrow();
            var password = school.isOnboarding()
                    ? Optional.<String>empty()
                    : administrators.oneTimePassword(onboarding.administrator());
            return new Progress(onboarding, administrator, password.orElse(null));
        });
    }
}
