package lantian.platform.tenancy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What accounts may do, on this service's own record. It alone counts: a token says who somebody is, never what he may do, so
 * who was dismissed or demoted can't undo that by an older token, and no number of schools makes a token larger.
 */
public class Memberships {

    private static final String COLUMNS = "account, tenant, roles, area, active, version";

    private final JdbcClient sql;

    Memberships(JdbcClient sql) {
        this.sql = sql;
    }

    /** The active ones, two at most: more than one says only that a school must be chosen. */
    List<Membership> of(UUID account, @Nullable TenantId chosen) {
        var query = "select " + COLUMNS + " from account_membership where account = :account and active"
                + (chosen == null ? "" : " and tenant = :tenant") + " limit 2";
        return sql.sql(query)
                .param("account", account)
                .param("tenant", chosen == null ? null : chosen.value())
                .query(Memberships::membership)
                .list();
    }

    /** Whether anything was ever on record of the account. */
    boolean knows(UUID account) {
        return sql.sql("select exists (select from account_membership where account = ?)")
                .param(account)
                .query(Boolean.class)
                .single();
    }

    /** Empty if the account does not belong there. */
    public Optional<Membership> find(UUID account, TenantId tenant) {
        return of(account, tenant).stream().findFirst();
    }

    /** Whether the account belongs to another tenant than this one. */
    public boolean elsewhere(UUID account, TenantId here) {
        return sql.sql("""
                select exists (select from account_membership where account = ? and tenant <> ? and active)
                """).params(account, here.value()).query(Boolean.class).single();
    }

    /** All active ones of a tenant. */
    public List<Membership> in(TenantId tenant) {
        return sql.sql("select " + COLUMNS + " from account_membership where tenant = ? and active")
                .param(tenant.value())
                .query(Memberships::membership)
                .list();
    }

    /**
     * For the service that decides: in the transaction of the decision. Nothing is known of who never belonged.
     *
     * @return the next version, to be told to the others; empty if nothing changed
     */
    public Optional<Membership> decide(
            UUID account, TenantId tenant, Set<Role> roles, Optional<UUID> area, boolean active) {
        return sql.sql("""
                insert into account_membership as known (account, tenant, roles, area, active, version)
                select said.*, 1
                from (values (?::uuid, ?::uuid, ?::text[], ?::uuid, ?::boolean))
                    as said (account, tenant, roles, area, active)
                where active or exists (
                    select from account_membership before
                    where before.account = said.account and before.tenant = said.tenant)
                on conflict (account, tenant) do update
                set roles = excluded.roles, area = excluded.area, active = excluded.active, version = known.version + 1
                where (known.roles, known.area, known.active)
                    is distinct from (excluded.roles, excluded.area, excluded.active)
                returning known.account, known.tenant, known.roles, known.area, known.active, known.version
                """)
                .params(Arrays.asList(account, tenant.value(), wire(roles), area.orElse(null), active))
                .query(Memberships::membership)
                .optional();
    }

    /** For all other services: the higher version wins, in whatever order they arrive. */
    public void follow(Membership told) {
        sql.sql("""
                insert into account_membership as known (account, tenant, roles, area, active, version)
                values (?, ?, ?, ?, ?, ?)
                on conflict (account, tenant) do update
                set roles = excluded.roles, area = excluded.area, active = excluded.active, version = excluded.version
                where known.version < excluded.version
                """)
                .params(Arrays.asList(
                        told.account(),
                        told.tenant().value(),
                        wire(told.roles()),
                        told.area().orElse(null),
                        told.active(),
                        told.version()))
                .update();
    }

    private static String[] wire(Set<Role> roles) {
        return roles.stream().map(Role::wire).sorted().toArray(String[]::new);
    }

    private static Membership membership(ResultSet row, int number) throws SQLException {
        return new Membership(
                row.getObject("account", UUID.class),
                new TenantId(row.getObject("tenant", UUID.class)),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .flatMap(name -> Role.fromWire(name).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                Optional.ofNullable(row.getObject("area", UUID.class)),
                row.getBoolean("active"),
                row.getLong("version"));
    }
}
