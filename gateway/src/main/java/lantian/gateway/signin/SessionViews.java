package lantian.gateway.signin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import lantian.gateway.GatewaySettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads the token for the console. Nothing is decided by it: the services read the same token for themselves. */
@Component
class SessionViews {

    private static final Set<String> COUNTY_ROLES = Set.of("county-officer", "area-supervisor", "auditor");

    private final UUID county;
    private final SessionCsrf csrf;
    private final JsonMapper json;

    SessionViews(GatewaySettings settings, SessionCsrf csrf, JsonMapper json) {
        this.county = settings.county();
        this.csrf = csrf;
        this.json = json;
    }

    SessionView of(Session session, Optional<String> wanted) {
        var claims = Claims.of(session.tokens().access(), json);
        var schools = schools(claims);
        var chosen = wanted.map(id -> schools.stream()
                        .filter(school -> school.id().toString().equals(id))
                        .findFirst())
                .orElseGet(() -> schools.size() == 1 ? Optional.of(schools.getFirst()) : Optional.empty());
        return new SessionView(
                claims.text("preferred_username"),
                claims.text("name"),
                chosen.map(SessionView.School::roles).orElse(List.of()),
                chosen.map(school -> school.id().equals(county)).orElse(false),
                Optional.ofNullable(claims.text("area"))
                        .flatMap(SessionViews::uuid)
                        .orElse(null),
                schools,
                new SessionView.Csrf(SessionCsrf.HEADER, csrf.of(session)));
    }

    private List<SessionView.School> schools(Claims claims) {
        return claims.object("schools").entrySet().stream()
                .flatMap(entry -> school(String.valueOf(entry.getKey()), entry.getValue(), claims).stream())
                .toList();
    }

    /** {@code "alias":{"id":"…","tenant":["…"],"name":["…"]}}: attribute {@code tenant} wins over {@code id}. */
    private Optional<SessionView.School> school(String alias, @Nullable Object value, Claims claims) {
        if (!(value instanceof Map<?, ?> facts)) {
            return Optional.empty();
        }
        var name = Claims.texts(facts.get("name")).findFirst().orElse(alias);
        return Stream.concat(Claims.texts(facts.get("tenant")), Claims.texts(facts.get("id")))
                .findFirst()
                .flatMap(SessionViews::uuid)
                .map(id -> new SessionView.School(id, name, roles(id, claims)));
    }

    private List<String> roles(UUID school, Claims claims) {
        if (school.equals(county)) {
            return Claims.texts(claims.object("realm_access").get("roles"))
                    .filter(COUNTY_ROLES::contains)
                    .toList();
        }
        var prefix = school + ":";
        return claims.texts("school_roles")
                .filter(grant -> grant.startsWith(prefix))
                .map(grant -> grant.substring(prefix.length()))
                .toList();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
