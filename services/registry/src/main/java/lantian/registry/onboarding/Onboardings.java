package lantian.registry.onboarding;

import lantian.platform.records.Records;
import lantian.registry.school.SchoolId;

/** The bound school's own onboarding. */
public interface Onboardings extends Records<Onboarding, SchoolId> {}
