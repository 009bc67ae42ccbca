package lantian.demo.load;

/** The gateway said no, and saying it again would not help. */
final class Refused extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final boolean alreadyThere;

    Refused(String request, int status, String body) {
        super(request + ": " + status + " " + body);
        this.alreadyThere = status == 409 && body.contains("/id-already-used");
    }

    boolean isAlreadyThere() {
        return alreadyThere;
    }
}
