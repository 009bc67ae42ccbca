package lantian.platform.tenancy;

/** A {@link PutRequest} that does not fit what stands under its id. The web layer turns it into a problem document. */
public final class PutRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    PutRefused(Reason reason) {
        super(reason.slug());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why, with the status it is answered by. */
    public enum Reason {
        /** Other content stands there, and the caller does not say to know it. */
        ID_ALREADY_USED(409, "id-already-used"),
        /** The caller knows another version than the one that stands there, or there is none. */
        STALE_VERSION(412, "stale-version");

        private final int status;
        private final String slug;

        Reason(int status, String slug) {
            this.status = status;
            this.slug = slug;
        }

        public int status() {
            return status;
        }

        public String slug() {
            return slug;
        }
    }
}
