package lantian.contactlog.peopleview.persistence;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.child.PairKind;
import lantian.contactlog.peopleview.AccessScope;
import lantian.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAccessScope implements AccessScope {

    /** Who the account is here. */
    private static final String ME = """
            with me as (
                select id, staff_id from caregiver where tenant_id = :tenant and account = :account and active
                union select id, id from staff where tenant_id = :tenant and account = :account and active)
            """;

    private static final String CLASS_TEACHER = """
            exists (
                select 1 from jsonb_to_recordset(c.classes) as k (id uuid, "from" date, "to" date)
                join teaching t on t.tenant_id = :tenant and t.class_id = k.id
                where t.staff_id in (select staff_id from me)
                  and k."from" <= :day and (k."to" is null or k."to" >= :day)
                  and t.from_on <= :day and (t.to_on is null or t.to_on >= :day))
            """;

    private final JdbcClient sql;

    JdbcAccessScope(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public boolean looksAfter(UUID account, ChildId child, LocalDate on) {
        return sql.sql(ME + """
                select exists (
                    select 1 from pair p
                    where p.tenant_id = :tenant and p.child_id = c.id and p.caregiver_id in (select id from me)
                      and p.kind = any(:kinds)
                      and p.from_on <= :day and (p.to_on is null or p.to_on >= :day)
                ) or
                """ + CLASS_TEACHER + """
                from child c where c.tenant_id = :tenant and c.id = :child and c.version > 0
                """)
                .param("tenant", Tenancy.tenant().value())
                .param("account", account)
                .param("child", child.value())
                .param("day", on)
                .param(
                        "kinds",
                        Arrays.stream(PairKind.values())
                                .filter(PairKind::cares)
                                .map(PairKind::name)
                                .toArray(String[]::new))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    @Override
    public Optional<Ties> ties(UUID account, ChildId child, LocalDate on) {
        return sql.sql(ME + "select array(select distinct id from me) as self, " + CLASS_TEACHER + """
                as class_teacher, array(
                    select distinct p.kind from pair p
                    where p.tenant_id = :tenant and p.child_id = c.id and p.caregiver_id in (select id from me)
                      and p.from_on <= :day and (p.to_on is null or p.to_on >= :day)) as pairs
                from child c where c.tenant_id = :tenant and c.id = :child and c.version > 0
                """)
                .param("tenant", Tenancy.tenant().value())
                .param("account", account)
                .param("child", child.value())
                .param("day", on)
                .query((row, _) -> new Ties(
                        Arrays.stream((UUID[]) row.getArray("self").getArray())
                                .map(CaregiverId::new)
                                .collect(Collectors.toUnmodifiableSet()),
                        row.getBoolean("class_teacher"),
                        Arrays.stream((String[]) row.getArray("pairs").getArray())
                                .map(PairKind::valueOf)
                                .collect(Collectors.toUnmodifiableSet())))
                .optional();
    }
}
