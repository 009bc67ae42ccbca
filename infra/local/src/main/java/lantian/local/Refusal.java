package lantian.local;

/** Something the user must change before it can go on; its message is one line in his language. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String line) {
        super(line);
    }

    String line() {
        return String.valueOf(getMessage());
    }
}
