package lantian.gateway.signin;

import java.util.List;
import java.util.Optional;
import lantian.gateway.signin.OwnMemberships.Membership;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who is signed in, by the token, and where that person belongs, by the registry's record. Nothing is decided by it: the
 * services look at the same record for themselves.
 */
@Component
class SessionViews {

    private final OwnMemberships memberships;
    private final SessionCsrf csrf;
    private final JsonMapper json;

    SessionViews(OwnMemberships memberships, SessionCsrf csrf, JsonMapper json) {
        this.memberships = memberships;
        this.csrf = csrf;
        this.json = json;
    }

    /**
     * @param wanted the school that the console is in, if it is in one
     * @throws org.springframework.web.client.RestClientException if the registry does not answer
     */
    SessionView of(Session session, Optional<String> wanted) {
        var token = session.tokens().access();
        var claims = Claims.of(token, json);
        var mine = memberships.of(token);
        var chosen = wanted.map(id -> mine.stream()
                        .filter(it -> it.school().toString().equals(id))
                        .findFirst())
                .orElseGet(() -> mine.size() == 1 ? Optional.of(mine.getFirst()) : Optional.empty());
        return new SessionView(
                claims.text("preferred_username"),
                claims.text("name"),
                chosen.map(Membership::roles).orElse(List.of()),
                chosen.map(Membership::county).orElse(false),
                chosen.map(Membership::area).orElse(null),
                mine.stream()
                        .map(it -> new SessionView.School(it.school(), it.name(), it.roles()))
                        .toList(),
                new SessionView.Csrf(SessionCsrf.HEADER, csrf.of(session)));
    }
}
