package lantian.registry.school;

/** The identity provider, which knows a school's name and whether its people may sign in. */
public interface SchoolStanding {

    /** It follows once the running transaction is committed, however long that takes. */
    void changed(SchoolId school);
}
