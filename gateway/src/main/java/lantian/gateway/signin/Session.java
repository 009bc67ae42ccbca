package lantian.gateway.signin;

/** A browser's sign-in. */
record Session(Secret secret, Tokens tokens) {}
