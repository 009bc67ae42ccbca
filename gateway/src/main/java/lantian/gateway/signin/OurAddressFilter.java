package lantian.gateway.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keycloak sends the browser back to our official address, so a sign-in begins there too: its cookie is bound to it. */
final class OurAddressFilter extends OncePerRequestFilter {

    private final URI origin;

    OurAddressFilter(URI origin) {
        this.origin = origin;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(SignInStart.PATH)
                || origin.getAuthority().equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var target = SignInStart.ownPath(request.getParameter("to"));
        response.sendRedirect(origin + SignInStart.PATH + "?to=" + URLEncoder.encode(target, StandardCharsets.UTF_8));
    }
}
