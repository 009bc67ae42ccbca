package lantian.contactlog.worklist.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.obligation.ObligationId;
import lantian.contactlog.standard.CareStandard;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.standard.Doer;
import lantian.contactlog.standard.Rule;
import lantian.contactlog.standard.Standards;
import lantian.contactlog.standard.Standards.InForce;
import lantian.contactlog.worklist.Worklists;
import lantian.platform.tenancy.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Where an obligation stands follows from its days; nothing in the table changes when a day passes. What should never have
 * been issued is in no list.
 */
@Repository
class JdbcWorklists implements Worklists {

    /** As the engine's own Standing says it; a test holds the two together. */
    private static final String STANDING = """
            case when o.opens_on > :today then 'NOT_YET'
                 when o.state = 'EXCUSED' then 'EXCUSED'
                 when o.state = 'MET' then
                     case when o.grace_until >= :today then 'OPEN'
                          when (o.history -> -1 ->> 'onTime')::boolean then 'ON_TIME'
                          else 'LATE' end
                 when o.void_from <= :today then 'VOID'
                 when o.due_on >= :today then 'OPEN'
                 when o.grace_until >= :today then 'AWAITING_ENTRY'
                 when o.late_until >= :today then 'OVERDUE'
                 else 'MISSED' end
            """;

    private static final String UNPAIRED = """
            (o.rule = any(:ofPairs) and not exists (
                select 1 from pair p
                where p.tenant_id = :tenant and p.child_id = o.child_id and p.kind in ('STAFF', 'AGENT_PARENT')
                  and p.from_on <= :today and (p.to_on is null or p.to_on >= :today)))
            """;

    private static final String COLUMNS = """
            o.id, o.child_id, o.rule, o.kind, o.opens_on, o.due_on, o.contact_id, o.standard_version, o.cause, o.version,
            case when o.state <> 'UNMET' then o.state
                 when o.void_from <= greatest(:today, o.opens_on) then 'VOID'
                 when o.late_until < :today then 'MISSED'
                 else 'OPEN' end as state,
            """ + STANDING + " as standing, " + UNPAIRED + " as unpaired ";

    private static final String PAGE = """
            and (cast(:afterDue as date) is null or (o.due_on, o.id) > (cast(:afterDue as date), cast(:afterId as uuid)))
            order by o.due_on, o.id limit :atMost
            """;

    private final JdbcClient sql;

    JdbcWorklists(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Line> of(UUID account, Standards standards, Query query) {
        var since = standards.versions().stream()
                .mapToInt(CareStandard::lateLimitDays)
                .max()
                .orElseThrow();
        return ask(
                        """
                with me as (
                    select id, staff_id from caregiver where tenant_id = :tenant and account = :account and active
                    union select id, id from staff where tenant_id = :tenant and account = :account and active),
                mine as (
                    select o.* from obligation o
                    where o.tenant_id = :tenant and o.rule = any(:ofPairs) and o.child_id in (
                        select p.child_id from pair p
                        where p.tenant_id = :tenant and p.caregiver_id in (select id from me)
                          and p.kind in ('STAFF', 'AGENT_PARENT')
                          and p.from_on <= :today and (p.to_on is null or p.to_on >= :today))
                    union all
                    select o.* from obligation o
                    where o.tenant_id = :tenant and (o.rule = any(:ofTeachers) or
""" + UNPAIRED + """
                      ) and o.due_on >= :since and o.class_id in (
                        select t.class_id from teaching t
                        where t.tenant_id = :tenant and t.staff_id in (select staff_id from me)
                          and t.from_on <= :today and (t.to_on is null or t.to_on >= :today)))
                select
                """ + COLUMNS + " from mine o where o.opens_on <= :today and "
                                + only(query.filter()) + PAGE,
                        query)
                .param("account", account)
                .param(
                        "since",
                        query.filter().state() == State.OPEN
                                ? query.today().minusDays(since)
                                : LocalDate.of(1900, 1, 1))
                .param("ofPairs", codes(standards, who -> who == Doer.PAIRED_CAREGIVER))
                .param("ofTeachers", codes(standards, who -> who != Doer.PAIRED_CAREGIVER))
                .query(JdbcWorklists::line)
                .list();
    }

    @Override
    public List<Line> of(Part part, Standards standards, Query query) {
        var where = new StringBuilder();
        var values = new HashMap<String, Object>();
        if (part.child() != null) {
            where.append(" and o.child_id = :child");
            values.put("child", part.child().value());
        }
        if (part.schoolClass() != null) {
            where.append(" and o.class_id = :class");
            values.put("class", part.schoolClass().value());
        }
        if (part.dueFrom() != null) {
            where.append(" and o.due_on >= :dueFrom");
            values.put("dueFrom", part.dueFrom());
        }
        if (part.dueTo() != null) {
            where.append(" and o.due_on <= :dueTo");
            values.put("dueTo", part.dueTo());
        }
        if (part.unpaired()) {
            where.append(" and ").append(UNPAIRED);
        }
        return ask(
                        "select " + COLUMNS + " from obligation o where o.tenant_id = :tenant" + where + " and "
                                + only(query.filter()) + PAGE,
                        query)
                .param("ofPairs", codes(standards, who -> who == Doer.PAIRED_CAREGIVER))
                .params(values)
                .query(JdbcWorklists::line)
                .list();
    }

    @Override
    public Optional<Line> one(ObligationId id, Standards standards, LocalDate today) {
        return sql.sql("select " + COLUMNS + " from obligation o where o.tenant_id = :tenant and o.id = :id")
                .param("tenant", Tenancy.tenant().value())
                .param("today", today)
                .param("id", id.value())
                .param("ofPairs", codes(standards, who -> who == Doer.PAIRED_CAREGIVER))
                .query(JdbcWorklists::line)
                .optional();
    }

    private JdbcClient.StatementSpec ask(String text, Query query) {
        var after = query.after();
        return sql.sql(text)
                .param("tenant", Tenancy.tenant().value())
                .param("today", query.today())
                .param("afterDue", after == null ? null : after.dueOn().toString())
                .param("afterId", after == null ? null : after.id().toString())
                .param("atMost", query.atMost())
                .param(
                        "standing",
                        query.filter().standing() == null
                                ? null
                                : query.filter().standing().name());
    }

    private static String only(Filter filter) {
        var standing = filter.standing();
        return standing == null
                ? state(filter.state())
                : state(filter.state()) + " and o.void_reason is distinct from 'WITHDRAWN' and " + STANDING
                        + " = :standing ";
    }

    private static String state(@Nullable State state) {
        var unmet = "o.state = 'UNMET' and (o.void_from is null or o.void_from > greatest(:today, o.opens_on))";
        return switch (state) {
            case null -> "o.void_reason is distinct from 'WITHDRAWN' ";
            case OPEN -> unmet + " and o.late_until >= :today ";
            case OVERDUE -> unmet + " and o.grace_until < :today and o.late_until >= :today ";
            case MISSED -> unmet + " and o.late_until < :today ";
            case MET -> "o.state = 'MET' ";
            case EXCUSED -> "o.state = 'EXCUSED' and o.void_reason is distinct from 'WITHDRAWN' ";
            case VOID ->
                "o.state = 'UNMET' and o.void_from <= greatest(:today, o.opens_on) and o.void_reason <> 'WITHDRAWN' ";
        };
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                new ObligationId(row.getObject("id", UUID.class)),
                new ChildId(row.getObject("child_id", UUID.class)),
                row.getString("rule"),
                ContactKind.valueOf(row.getString("kind")),
                row.getObject("opens_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                State.valueOf(row.getString("state")),
                Standing.valueOf(row.getString("standing")),
                row.getBoolean("unpaired"),
                Optional.ofNullable(row.getObject("contact_id", UUID.class)),
                row.getInt("standard_version"),
                Optional.ofNullable(row.getObject("cause", UUID.class)),
                row.getLong("version"));
    }

    private static String[] codes(Standards standards, Predicate<Doer> who) {
        return standards
                .rules()
                .map(InForce::rule)
                .filter(rule -> who.test(rule.who()))
                .map(Rule::code)
                .distinct()
                .toArray(String[]::new);
    }
}
