package lantian.gateway.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The two cookies. {@code __Host-} binds them to this host and to a secure origin (browsers count localhost as one). The
 * session is {@code Strict}: pages are static and only their own requests need it. The one of a sign-in under way is
 * {@code Lax}, as it must come back with the redirect from Keycloak.
 */
final class Cookies {

    static final String SESSION = "__Host-lantian";
    static final String SIGN_IN = "__Host-lantian-signin";

    private Cookies() {}

    static Optional<String> read(HttpServletRequest request, String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(Objects::nonNull)
                .findFirst();
    }

    static void session(HttpServletResponse response, Secret secret) {
        write(response, cookie(SESSION, secret.cookie()).sameSite("Strict").build());
    }

    static void endSession(HttpServletResponse response) {
        write(response, cookie(SESSION, "").sameSite("Strict").maxAge(0).build());
    }

    static void signIn(HttpServletResponse response, String value, Duration life) {
        write(response, cookie(SIGN_IN, value).sameSite("Lax").maxAge(life).build());
    }

    static void endSignIn(HttpServletResponse response) {
        write(response, cookie(SIGN_IN, "").sameSite("Lax").maxAge(0).build());
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String name, String value) {
        return ResponseCookie.from(name, value).path("/").secure(true).httpOnly(true);
    }

    private static void write(HttpServletResponse response, ResponseCookie cookie) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
