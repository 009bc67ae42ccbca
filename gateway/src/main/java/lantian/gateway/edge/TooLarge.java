package lantian.gateway.edge;

import java.io.IOException;

/** More came than may be taken. */
public final class TooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    TooLarge() {
        super("the body is larger than allowed");
    }

    /** Whether it is somewhere among the causes. */
    public static boolean behind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TooLarge) {
                return true;
            }
        }
        return false;
    }
}
