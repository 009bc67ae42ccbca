package lantian.contactlog.tracking.persistence;

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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Rows of the table {@code obligation}. */
@Component
class ObligationRows {

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
    private final ObligationJson stored;

    ObligationRows(JdbcTemplate sql, ObligationJson stored) {
        this.sql = sql;
        this.stored = stored;
    }

    void write(Collection<TrackedObligation> obligations) {
        var all = List.copyOf(obligations);
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
                stored.history(row.getString("history")),
                stored.places(row.getString("places")),
                row.getLong("version"));
    }

    private final class Columns {
        private final Connection connection;
        private final List<TrackedObligation> obligations;
        private final List<Array> arrays = new ArrayList<>();

        Columns(Connection connection, List<TrackedObligation> obligations) {
            this.connection = connection;
            this.obligations = obligations;
        }

        List<Array> all() throws SQLException {
            add("uuid", tracked -> tracked.obligation().id().value());
            add("uuid", tracked -> tracked.obligation().child().value());
            add("text", tracked -> tracked.obligation().rule());
            add("text", tracked -> tracked.obligation().kind().name());
            add("text", tracked -> tracked.obligation().window());
            add("int4", tracked -> tracked.obligation().number());
            add("date", tracked -> tracked.obligation().opensOn());
            add("date", tracked -> tracked.obligation().dueOn());
            add("date", tracked -> tracked.obligation().calendarDue());
            add("date", tracked -> tracked.obligation().graceUntil());
            add("date", tracked -> tracked.obligation().lateUntil());
            add("int4", tracked -> tracked.obligation().standardVersion());
            add(
                    "uuid",
                    tracked -> tracked.obligation().cause().map(Cause::contact).orElse(null));
            add(
                    "date",
                    tracked -> tracked.obligation().cause().map(Cause::knownOn).orElse(null));
            add(
                    "date",
                    tracked -> tracked.obligation().voided().map(Voided::from).orElse(null));
            add(
                    "text",
                    tracked -> tracked.obligation()
                            .voided()
                            .map(since -> since.reason().name())
                            .orElse(null));
            add("uuid", tracked -> tracked.schoolClass().map(ClassId::value).orElse(null));
            add("text", tracked -> stored.write(tracked.places()));
            add("text", tracked -> state(tracked.history().latest()));
            add(
                    "uuid",
                    tracked -> tracked.history().latest() instanceof Knowledge.Satisfied met ? met.contact() : null);
            add("text", tracked -> stored.write(tracked.history()));
            add("int8", TrackedObligation::version);
            return arrays;
        }

        private void add(String type, Function<TrackedObligation, @Nullable Object> column) throws SQLException {
            arrays.add(connection.createArrayOf(
                    type, obligations.stream().map(column).toArray()));
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
