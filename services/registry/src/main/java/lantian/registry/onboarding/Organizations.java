package lantian.registry.onboarding;

import lantian.registry.school.School;

/** Schools as the identity provider knows them. */
public interface Organizations {

    /**
     * Makes the school's organization or brings name and standing up to date; the same again changes nothing. Outside of
     * transactions.
     */
    void ensure(School school);
}
