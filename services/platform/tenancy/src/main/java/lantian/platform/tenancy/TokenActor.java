package lantian.platform.tenancy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import lantian.platform.tenancy.Refused.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Reads the actor out of a verified token. Claims: {@code schools} (organization membership), {@code school_roles}
 * ({@code <tenant>:<role>}, so that rights in one school say nothing about another), {@code realm_access.roles} (county
 * roles, for the bureau only), {@code area}.
 */
final class TokenActor {

    private static final TenantId NOBODY = new TenantId(new UUID(0, 0));

    private final TenantId county;

    private final RolesOnRecord records;

    TokenActor(TenantId county, RolesOnRecord records) {
        this.county = county;
        this.records = records;
    }

    Actor read(Jwt token, @Nullable String chosen) {
        var tenant = choose(tenants(token), chosen);
        var username = username(token);
        var account = Accounts.of(username);
        return new Actor(account, username, tenant, roles(token, account, tenant), area(token));
    }

    /** Somebody as such: no school's row is seen, and there is no role. */
    Actor ofNoSchool(Jwt token) {
        var username = username(token);
        return new Actor(Accounts.of(username), username, NOBODY, Set.of(), Optional.empty());
    }

    private static String username(Jwt token) {
        String named = token.getClaimAsString("preferred_username");
        return named == null ? Objects.requireNonNull(token.getSubject(), "a token without a subject") : named;
    }

    private static TenantId choose(Set<TenantId> mine, @Nullable String chosen) {
        if (chosen == null) {
            if (mine.size() > 1) {
                throw new Refused(Reason.SCHOOL_NOT_CHOSEN);
            }
            return mine.stream().findFirst().orElseThrow(() -> new Refused(Reason.NOT_YOUR_SCHOOL));
        }
        return mine.stream()
                .filter(tenant -> tenant.toString().equals(chosen))
                .findFirst()
                .orElseThrow(() -> new Refused(Reason.NOT_YOUR_SCHOOL));
    }

    /** {@code {"acme":{"id":"…","tenant":["…"]}}}: the attribute {@code tenant} names the tenant where the id does not. */
    private static Set<TenantId> tenants(Jwt token) {
        var tenants = new LinkedHashSet<TenantId>();
        if (token.getClaims().get("schools") instanceof Map<?, ?> organizations) {
            for (var organization : organizations.values()) {
                if (organization instanceof Map<?, ?> facts) {
                    strings(facts.get("tenant"))
                            .findFirst()
                            .or(() -> strings(facts.get("id")).findFirst())
                            .map(TenantId::of)
                            .ifPresent(tenants::add);
                }
            }
        }
        return tenants;
    }

    /** What is on record wins: a token is as old as it is. */
    private Set<Role> roles(Jwt token, UUID account, TenantId tenant) {
        var said = roles(token, tenant);
        if (tenant.equals(county)) {
            return said;
        }
        var known = records.of(account, tenant);
        if (known.isEmpty()) {
            return said;
        }
        if (known.get().isEmpty()) {
            throw new Refused(Reason.NOT_YOUR_SCHOOL);
        }
        return known.get();
    }

    private Set<Role> roles(Jwt token, TenantId tenant) {
        var named = new ArrayList<Role>();
        if (tenant.equals(county)) {
            var access = token.getClaims().get("realm_access") instanceof Map<?, ?> claim ? claim.get("roles") : null;
            strings(access)
                    .flatMap(name -> Role.fromWire(name).stream())
                    .filter(Role::ofCounty)
                    .forEach(named::add);
        } else {
            strings(token.getClaims().get("school_roles"))
                    .filter(grant -> grant.startsWith(tenant + ":"))
                    .flatMap(grant -> Role.fromWire(grant.substring(grant.indexOf(':') + 1)).stream())
                    .filter(role -> !role.ofCounty())
                    .forEach(named::add);
        }
        return named.isEmpty() ? Set.of() : EnumSet.copyOf(named);
    }

    private static Optional<UUID> area(Jwt token) {
        return Optional.ofNullable(token.getClaimAsString("area"))
                .filter(text -> !text.isBlank())
                .map(UUID::fromString);
    }

    private static Stream<String> strings(@Nullable Object claim) {
        return switch (claim) {
            case null -> Stream.empty();
            case String one -> Stream.of(one);
            case List<?> many -> many.stream().map(String::valueOf);
            default -> Stream.empty();
        };
    }
}
