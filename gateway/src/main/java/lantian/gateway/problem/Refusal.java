package lantian.gateway.problem;

import java.util.Locale;

/** Everything the gateway itself refuses; the name in lower case is the slug of its page in {@code docs/problems}. */
public enum Refusal {
    MALFORMED_REQUEST(400),
    NOT_SIGNED_IN(401),
    CSRF_TOKEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    TOO_LARGE(413),
    TOO_MANY_REQUESTS(429),
    OUR_FAULT(500),
    SERVICE_AWAY(503);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The refusal that says the least wrong about a status that the server itself came up with. */
    static Refusal of(int status) {
        return switch (status) {
            case 401 -> NOT_SIGNED_IN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 413 -> TOO_LARGE;
            // how a request is framed, and in which version, is the caller's choice
            case 501, 505 -> MALFORMED_REQUEST;
            default -> status < 500 ? MALFORMED_REQUEST : OUR_FAULT;
        };
    }
}
