package lantian.platform.tenancy;

/** A request that names no tenant it may act for. The web layer turns it into a problem document. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    Refused(Reason reason) {
        super(reason.slug());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why, with the status it is answered by. */
    public enum Reason {
        SCHOOL_NOT_CHOSEN(400, "school-not-chosen"),
        NOT_YOUR_SCHOOL(403, "not-your-school"),
        SCHOOL_SUSPENDED(403, "school-suspended");

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
