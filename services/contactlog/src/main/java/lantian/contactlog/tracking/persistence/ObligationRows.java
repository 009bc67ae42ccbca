package lantian.contactlog.tracking.persistence;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import lantian.contactlog.calendar.Days;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.child.ClassId;
import lantian.contactlog.matching.Knowledge;
import lantian.contactlog.obligation.Obligation;
import lantian.contactlog.obligation.Obligation.Cause;
import lantian.contactlog.obligation.Obligation.Reason;
import lantian.contactlog.obligation.Obligation.Voided;
import lantian.contactlog.obligation.ObligationId;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.tracking.TrackedObligation;
import lantian.platform.tenancy.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Rows of the table {@code obligation}: written many in one statement, a column being an array. */
@Component
class ObligationRows {

    static final String READ_COLUMNS = """
            id, child_id, rule, kind, window_key, number, opens_on, due_on, calendar_due, grace_until, late_until,
            standard_version, cause, cause_known_on, void_from, void_reason, places, history, version
            """;

    private static final int AT_ONCE = 5000;

    private final JdbcClient sql;
    private final ObligationJson json;
    private final List<Column> columns;
    private final String upsert;

    ObligationRows(JdbcClient sql, ObligationJson json) {
        this.sql = sql;
        this.json = json;
        this.columns = columns();
        this.upsert = """
                insert into obligation (tenant_id, %1$s)
                select :tenant, %2$s from unnest(%3$s) as changed (%1$s)
                on conflict (tenant_id, child_id, id) do update set %4$s
                """.formatted(
                each(Column::name),
                each(Column::stored),
                each(Column::parameter),
                columns.stream().filter(Column::changes).map(Column::replaced).collect(joining(", ")));
    }

    void write(Collection<TrackedObligation> changed) {
        var all = List.copyOf(changed);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            var statement = sql.sql(upsert).param("tenant", Tenancy.tenant().value());
            columns.forEach(column -> statement.param(column.name(), column.of(some)));
            statement.update();
        }
    }

    TrackedObligation read(ResultSet row) throws SQLException {
        var cause = row.getObject("cause", UUID.class);
        var voidFrom = row.getObject("void_from", LocalDate.class);
        var obligation = new Obligation(
                new ObligationId(row.getObject("id", UUID.class)),
                new ChildId(row.getObject("child_id", UUID.class)),
                row.getString("rule"),
                ContactKind.valueOf(row.getString("kind")),
                row.getString("window_key"),
                row.getInt("number"),
                new Days(row.getObject("opens_on", LocalDate.class), row.getObject("due_on", LocalDate.class)),
                row.getObject("calendar_due", LocalDate.class),
                row.getObject("grace_until", LocalDate.class),
                row.getObject("late_until", LocalDate.class),
                row.getInt("standard_version"),
                cause == null
                        ? Optional.empty()
                        : Optional.of(new Cause(cause, row.getObject("cause_known_on", LocalDate.class))),
                voidFrom == null
                        ? Optional.empty()
                        : Optional.of(new Voided(voidFrom, Reason.valueOf(row.getString("void_reason")))));
        return new TrackedObligation(
                obligation,
                json.history(row.getString("history")),
                json.places(row.getString("places")),
                row.getLong("version"));
    }

    private List<Column> columns() {
        return List.of(
                Column.fixed("id", "uuid", it -> it.obligation().id().value()),
                Column.fixed("child_id", "uuid", it -> it.obligation().child().value()),
                Column.fixed("rule", "text", it -> it.obligation().rule()),
                Column.fixed("kind", "text", it -> it.obligation().kind().name()),
                Column.fixed("window_key", "text", it -> it.obligation().window()),
                Column.fixed("number", "int4", it -> it.obligation().number()),
                Column.changing("opens_on", "date", it -> it.obligation().opensOn()),
                Column.changing("due_on", "date", it -> it.obligation().dueOn()),
                Column.changing("calendar_due", "date", it -> it.obligation().calendarDue()),
                Column.changing("grace_until", "date", it -> it.obligation().graceUntil()),
                Column.changing("late_until", "date", it -> it.obligation().lateUntil()),
                Column.changing(
                        "standard_version", "int4", it -> it.obligation().standardVersion()),
                Column.fixed(
                        "cause",
                        "uuid",
                        it -> it.obligation().cause().map(Cause::contact).orElse(null)),
                Column.fixed(
                        "cause_known_on",
                        "date",
                        it -> it.obligation().cause().map(Cause::knownOn).orElse(null)),
                Column.changing(
                        "void_from",
                        "date",
                        it -> it.obligation().voided().map(Voided::from).orElse(null)),
                Column.changing(
                        "void_reason",
                        "text",
                        it -> it.obligation()
                                .voided()
                                .map(since -> since.reason().name())
                                .orElse(null)),
                Column.changing(
                        "class_id",
                        "uuid",
                        it -> it.schoolClass().map(ClassId::value).orElse(null)),
                Column.changing("places", "jsonb", it -> json.write(it.places())),
                Column.changing("state", "text", it -> state(it.history().latest())),
                Column.changing(
                        "contact_id",
                        "uuid",
                        it -> it.history().latest() instanceof Knowledge.Satisfied met ? met.contact() : null),
                Column.changing("history", "jsonb", it -> json.write(it.history())),
                Column.changing("version", "int8", TrackedObligation::version));
    }

    private static String state(Knowledge known) {
        return switch (known) {
            case Knowledge.Unmet() -> "UNMET";
            case Knowledge.Excused() -> "EXCUSED";
            case Knowledge.Satisfied _ -> "MET";
        };
    }

    private String each(Function<Column, String> part) {
        return columns.stream().map(part).collect(joining(", "));
    }

    /** @param changes with the obligation; what makes it this one stays as it was */
    private record Column(
            String name, String type, boolean changes, Function<TrackedObligation, @Nullable Object> value) {

        static Column fixed(String name, String type, Function<TrackedObligation, @Nullable Object> value) {
            return new Column(name, type, false, value);
        }

        static Column changing(String name, String type, Function<TrackedObligation, @Nullable Object> value) {
            return new Column(name, type, true, value);
        }

        SqlArrayValue of(List<TrackedObligation> rows) {
            return new SqlArrayValue(sent(), rows.stream().map(value).toArray());
        }

        String parameter() {
            return ":" + name + "::" + sent() + "[]";
        }

        String stored() {
            return type.equals(sent()) ? name : name + "::" + type;
        }

        String replaced() {
            return name + " = excluded." + name;
        }

        /** JSON travels as text. */
        private String sent() {
            return type.equals("jsonb") ? "text" : type;
        }
    }
}
