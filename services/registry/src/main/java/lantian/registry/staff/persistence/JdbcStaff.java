package lantian.registry.staff.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lantian.platform.tenancy.Memberships;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import lantian.registry.calendar.Calendar;
import lantian.registry.calendar.Terms;
import lantian.registry.staff.Account;
import lantian.registry.staff.MembershipAnnouncements;
import lantian.registry.staff.Staff;
import lantian.registry.staff.StaffMember;
import lantian.registry.staff.StaffMember.Assignment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcStaff implements Staff {

    private static final String SELECT = """
            select id, username, name, email, roles, active, account_step, account_failure, fresh_account, secret_id,
                appointed_by, fingerprint, version
            from staff
            """;

    private final JdbcClient sql;
    private final Terms terms;
    private final Memberships memberships;
    private final MembershipAnnouncements announcements;

    JdbcStaff(JdbcClient sql, Terms terms, Memberships memberships, MembershipAnnouncements announcements) {
        this.sql = sql;
        this.terms = terms;
        this.memberships = memberships;
        this.announcements = announcements;
    }

    @Override
    public Optional<StaffMember> find(UUID id) {
        return find(id, "");
    }

    @Override
    public Optional<StaffMember> findForUpdate(UUID id) {
        return find(id, " for update");
    }

    @Override
    public Optional<StaffMember> ofAccountForUpdate(UUID account) {
        return sql.sql(SELECT + "where tenant_id = ? and account = ? for update")
                .params(tenant(), account)
                .query(this::member)
                .optional();
    }

    @Override
    public Optional<Instant> sealedAt(UUID id) {
        return sql.sql("select secret_at from staff where tenant_id = ? and id = ? and secret_at is not null")
                .params(tenant(), id)
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    @Override
    public List<UUID> shownTo(UUID account) {
        return sql.sql("select id from staff where tenant_id = ? and appointed_by = ? and secret_id is not null")
                .params(tenant(), account)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    @Override
    public void showTo(UUID id, UUID account) {
        sql.sql("update staff set appointed_by = ? where tenant_id = ? and id = ?")
                .params(account, tenant(), id)
                .update();
    }

    @Override
    public Set<UUID> administratorsForUpdate() {
        return sql
                .sql("""
                        select id from staff
                        where tenant_id = ? and active and ? = any(roles) and account_step <> all(?)
                        order by id for update
                        """)
                .params(tenant(), Role.SCHOOL_ADMIN.wire(), new String[] {
                    Account.Step.FAILED.name(), Account.Step.OFFERED.name()
                })
                .query(UUID.class)
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<StaffMember> find(UUID id, String locking) {
        return sql.sql(SELECT + "where tenant_id = ? and id = ?" + locking)
                .params(tenant(), id)
                .query(this::member)
                .optional();
    }

    @Override
    public List<StaffMember> after(String username, int limit) {
        return sql.sql(SELECT + "where tenant_id = ? and username > ? order by username limit ?")
                .params(tenant(), username, limit)
                .query(this::member)
                .list();
    }

    @Override
    public boolean save(StaffMember member) {
        var saved = sql.sql("""
                insert into staff (tenant_id, id, username, name, email, account, roles, active, account_step,
                    account_failure, fresh_account, secret_id, appointed_by, fingerprint, version)
                select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
                where not exists (select from staff where tenant_id = ? and account = ? and id <> ?)
                on conflict (tenant_id, id) do update
                set username = excluded.username, name = excluded.name, email = excluded.email,
                    account = excluded.account, roles = excluded.roles, active = excluded.active,
                    account_step = excluded.account_step, account_failure = excluded.account_failure,
                    fresh_account = excluded.fresh_account, fingerprint = excluded.fingerprint,
                    version = excluded.version
                """)
                .params(Arrays.asList(
                        tenant(),
                        member.id(),
                        member.username(),
                        member.name(),
                        member.email(),
                        member.pseudonym(),
                        member.roles().stream().map(Role::wire).sorted().toArray(String[]::new),
                        member.active(),
                        member.account().step().name(),
                        name(member.account().failure()),
                        member.account().fresh(),
                        member.account().secret(),
                        member.appointedBy(),
                        member.fingerprint(),
                        member.version(),
                        tenant(),
                        member.pseudonym(),
                        member.id()))
                .update();
        if (saved == 1) {
            assign(member);
            remember(member.id());
        }
        return saved == 1;
    }

    private void assign(StaffMember member) {
        sql.sql("delete from staff_class where tenant_id = ? and staff_id = ?")
                .params(tenant(), member.id())
                .update();
        for (var assignment : member.classes()) {
            sql.sql("""
                    insert into staff_class (tenant_id, staff_id, class_id, first_day, last_day, recorded_at)
                    values (?, ?, ?, ?, ?, ?)
                    """)
                    .params(Arrays.asList(
                            tenant(),
                            member.id(),
                            assignment.schoolClass(),
                            assignment.from(),
                            assignment.to(),
                            OffsetDateTime.ofInstant(assignment.recordedAt(), ZoneOffset.UTC)))
                    .update();
        }
    }

    @Override
    public void save(UUID id, Account account) {
        sql.sql("""
                update staff set account_step = ?, account_failure = ?, fresh_account = ?, secret_id = ?,
                    secret = case when ?::uuid is null then null else secret end
                where tenant_id = ? and id = ?
                """)
                .params(Arrays.asList(
                        account.step().name(),
                        name(account.failure()),
                        account.fresh(),
                        account.secret(),
                        account.secret(),
                        tenant(),
                        id))
                .update();
        remember(id);
    }

    /** Where the person belongs, for who looks across schools; in the same transaction, so that it is never behind. */
    private void remember(UUID id) {
        var before = sql.sql("delete from membership where school = ? and staff = ? returning account")
                .params(tenant(), id)
                .query(UUID.class)
                .list();
        var now = sql.sql("""
                insert into membership (account, school, staff, roles, state)
                select account, tenant_id, id, roles,
                    case when not active then 'ENDED'
                         when account_step = 'OFFERED' then 'OFFERED'
                         when account_step in ('ACCOUNT', 'FAILED') then 'PENDING'
                         else 'ACTIVE' end
                from staff where tenant_id = ? and id = ?
                returning account, roles, state = 'ACTIVE'
                """)
                .params(tenant(), id)
                .query((row, _) -> new Decision(
                        row.getObject(1, UUID.class), roles(row.getArray(2).getArray()), row.getBoolean(3)))
                .single();
        // another user name is another account: what the one before may do ends
        before.stream()
                .filter(account -> !account.equals(now.account()))
                .forEach(account -> decide(new Decision(account, Set.of(), false)));
        decide(now);
    }

    private record Decision(UUID account, Set<Role> roles, boolean active) {}

    private void decide(Decision it) {
        memberships
                .decide(it.account(), Tenancy.tenant(), it.roles(), Optional.empty(), it.active())
                .ifPresent(announcements::changed);
    }

    private static Set<Role> roles(Object names) {
        return Arrays.stream((String[]) names)
                .flatMap(name -> Role.fromWire(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void seal(UUID id, UUID secret, byte[] sealed) {
        sql.sql("update staff set secret_id = ?, secret = ?, secret_at = now() where tenant_id = ? and id = ?")
                .params(secret, sealed, tenant(), id)
                .update();
    }

    @Override
    public Optional<byte[]> sealed(UUID id) {
        return sql.sql("select secret from staff where tenant_id = ? and id = ? and secret is not null")
                .params(tenant(), id)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    @Override
    public Set<UUID> classes(Set<UUID> ids) {
        return among("select id from school_class where tenant_id = ? and id = any(?)", ids);
    }

    @Override
    public Set<UUID> taught(Set<UUID> classes) {
        return among("select distinct class_id from staff_class where tenant_id = ? and class_id = any(?)", classes);
    }

    @Override
    public LocalDate firstDayOfTerm(LocalDate day) {
        return new Calendar(terms.all()).firstDayOfTerm(day);
    }

    private Set<UUID> among(String query, Set<UUID> ids) {
        return sql.sql(query).params(tenant(), ids.toArray(UUID[]::new)).query(UUID.class).list().stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private StaffMember member(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var failure = row.getString("account_failure");
        return new StaffMember(
                id,
                row.getString("username"),
                row.getString("name"),
                row.getString("email"),
                roles(row.getArray("roles").getArray()),
                assignments(id),
                row.getBoolean("active"),
                new Account(
                        Account.Step.valueOf(row.getString("account_step")),
                        failure == null ? null : Account.Failure.valueOf(failure),
                        row.getBoolean("fresh_account"),
                        row.getObject("secret_id", UUID.class)),
                row.getObject("appointed_by", UUID.class),
                row.getString("fingerprint"),
                row.getLong("version"));
    }

    private List<Assignment> assignments(UUID staff) {
        return sql.sql("""
                select class_id, first_day, last_day, recorded_at from staff_class
                where tenant_id = ? and staff_id = ? order by first_day, class_id
                """)
                .params(tenant(), staff)
                .query((row, _) -> new Assignment(
                        row.getObject(1, UUID.class),
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .list();
    }

    private static @Nullable String name(Account.@Nullable Failure failure) {
        return failure == null ? null : failure.name();
    }

    private static UUID tenant() {
        return Tenancy.tenant().value();
    }
}
