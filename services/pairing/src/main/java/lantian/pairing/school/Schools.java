package lantian.pairing.school;

/** The directory of schools. */
public interface Schools {

    /** Keeps what is newer than known. */
    void learn(School school);
}
