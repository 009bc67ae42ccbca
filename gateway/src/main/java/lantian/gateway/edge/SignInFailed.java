package lantian.gateway.edge;

/** Where a browser is sent whose sign-in did not work. */
public final class SignInFailed {

    public static final String PAGE = "/?signIn=failed";

    private SignInFailed() {}
}
