package lantian.registry.job;

import java.util.UUID;

/** Does one kind of job. It may be called again at any point of it: each step looks first whether it is done. */
public interface JobHandler {

    String kind();

    /** Bound to the job's tenant. An exception means: again later; an error, such as memory that ran out: never. */
    void run(UUID subject);

    /** After so many failures, or one error, it is given up; what must happen in the end is tried for ever. */
    default int mostAttempts() {
        return Integer.MAX_VALUE;
    }

    /** Says so where people look. */
    default void giveUp(UUID subject) {}
}
