package lantian.registry.school;

import java.util.Optional;
import java.util.UUID;

/** The bound school's own onboarding. */
public interface Onboardings {

    Optional<Onboarding> ofSchool(UUID school);

    void save(Onboarding onboarding);
}
