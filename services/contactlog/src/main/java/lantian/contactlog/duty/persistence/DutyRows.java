package lantian.contactlog.duty.persistence;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import lantian.contactlog.calendar.Days;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.child.ClassId;
import lantian.contactlog.duty.Duty;
import lantian.contactlog.matching.Knowledge;
import lantian.contactlog.obligation.Obligation;
import lantian.contactlog.obligation.Obligation.Cause;
import lantian.contactlog.obligation.Obligation.Reason;
import lantian.contactlog.obligation.Obligation.Voided;
import lantian.contactlog.obligation.ObligationId;
import lantian.contactlog.standard.ContactKind;
import lantian.platform.tenancy.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Rows of the table {@code obligation}. */
@Component
class DutyRows {

    static final String COLUMNS = """
            id, child_id, rule, kind, window_key, number, opens_on, due_on, calendar_due, grace_until, late_until,
            standard_version, cause, cause_known_on, void_from, void_reason, places, history, version
            """;

    private static final int AT_ONCE = 5000;
    private static final String UPSERT = """
            insert into obligation (tenant_id, id, child_id, rule, kind, window_key, number, opens_on, due_on, calendar_due,
                                    grace_until, late_until, standard_version, cause, cause_known_on, void_from,
                                    void_reason, class_id, places, state, contact_id, history, version)
            select ?, id, child_id, rule, kind, window_key, number, opens_on, due_on, calendar_due, grace_until, late_until,
                   standard_version, cause, cause_known_on, void_from, void_reason, class_id, places::jsonb, state,
                   contact_id, history::jsonb, version
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[], ?::date[], ?::date[], ?::date[],
                        ?::date[], ?::date[], ?::int[], ?::uuid[], ?::date[], ?::date[], ?::text[], ?::uuid[], ?::text[],
                        ?::text[], ?::uuid[], ?::text[], ?::bigint[])
                as changed (id, child_id, rule, kind, window_key, number, opens_on, due_on, calendar_due, grace_until,
                            late_until, standard_version, cause, cause_known_on, void_from, void_reason, class_id, places, state,
                            contact_id, history, version)
            on conflict (tenant_id, child_id, id) do update
            set opens_on = excluded.opens_on, due_on = excluded.due_on, calendar_due = excluded.calendar_due,
                grace_until = excluded.grace_until, late_until = excluded.late_until, standard_version = excluded.standard_version,
                void_from = excluded.void_from, void_reason = excluded.void_reason, class_id = excluded.class_id,
                places = excluded.places, state = excluded.state, contact_id = excluded.contact_id,
                history = excluded.history, version = excluded.version
            """;

    private final JdbcTemplate sql;
    private final Stored stored;

    DutyRows(JdbcTemplate sql, Stored stored) {
        this.sql = sql;
        this.stored = stored;
    }

    void write(Collection<Duty> duties) {
        var all = List.copyOf(duties);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            sql.update(UPSERT, statement -> {
                var columns = new Columns(statement.getConnection(), some);
                statement.setObject(1, Tenancy.tenant().value());
                var arrays = columns.all();
                for (int i = 0; i < arrays.size(); i++) {
                    statement.setArray(i + 2, arrays.get(i));
                }
            });
        }
    }

    Duty read(ResultSet row) throws SQLException {
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
        return new Duty(
                obligation,
                stored.history(row.getString("history")),
                stored.places(row.getString("places")),
                row.getLong("version"));
    }

    private final class Columns {
        private final Connection connection;
        private final List<Duty> duties;
        private final List<Array> arrays = new ArrayList<>();

        Columns(Connection connection, List<Duty> duties) {
            this.connection = connection;
            this.duties = duties;
        }

        List<Array> all() throws SQLException {
            add("uuid", duty -> duty.obligation().id().value());
            add("uuid", duty -> duty.obligation().child().value());
            add("text", duty -> duty.obligation().rule());
            add("text", duty -> duty.obligation().kind().name());
            add("text", duty -> duty.obligation().window());
            add("int4", duty -> duty.obligation().number());
            add("date", duty -> duty.obligation().opensOn());
            add("date", duty -> duty.obligation().dueOn());
            add("date", duty -> duty.obligation().calendarDue());
            add("date", duty -> duty.obligation().graceUntil());
            add("date", duty -> duty.obligation().lateUntil());
            add("int4", duty -> duty.obligation().standardVersion());
            add("uuid", duty -> duty.obligation().cause().map(Cause::contact).orElse(null));
            add("date", duty -> duty.obligation().cause().map(Cause::knownOn).orElse(null));
            add("date", duty -> duty.obligation().voided().map(Voided::from).orElse(null));
            add(
                    "text",
                    duty -> duty.obligation()
                            .voided()
                            .map(since -> since.reason().name())
                            .orElse(null));
            add("uuid", duty -> duty.schoolClass().map(ClassId::value).orElse(null));
            add("text", duty -> stored.write(duty.places()));
            add("text", duty -> state(duty.history().latest()));
            add("uuid", duty -> duty.history().latest() instanceof Knowledge.Satisfied met ? met.contact() : null);
            add("text", duty -> stored.write(duty.history()));
            add("int8", Duty::version);
            return arrays;
        }

        private void add(String type, Function<Duty, @Nullable Object> column) throws SQLException {
            arrays.add(
                    connection.createArrayOf(type, duties.stream().map(column).toArray()));
        }
    }

    static String state(Knowledge known) {
        return switch (known) {
            case Knowledge.Unmet() -> "UNMET";
            case Knowledge.Excused() -> "EXCUSED";
            case Knowledge.Satisfied _ -> "MET";
        };
    }
}
