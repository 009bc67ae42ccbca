package lantian.registry.school;

/** Schools as the identity provider knows them. */
public interface Organizations {

    /** Makes the school's organization or brings name and standing up to date; the same again changes nothing. */
    void ensure(School school);
}
