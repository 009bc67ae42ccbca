package lantian.contactlog.tracking.persistence;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lantian.contactlog.calendar.Days;
import lantian.contactlog.child.CareTeam;
import lantian.contactlog.child.CareTeam.Pair;
import lantian.contactlog.child.CareTeam.Teaching;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ClassId;
import lantian.contactlog.child.PairKind;
import lantian.contactlog.matching.ContactVersion;
import lantian.contactlog.matching.Excuse;
import lantian.contactlog.matching.Receipt;
import lantian.contactlog.obligation.ObligationId;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.standard.Met;
import lantian.contactlog.tracking.CareRecord;
import lantian.contactlog.tracking.ReportedContact;
import lantian.contactlog.tracking.ReportedContact.Answer;
import lantian.contactlog.tracking.ReportedContact.Entry;
import lantian.contactlog.tracking.TrackedObligation;

/** Puts rows of several tables, read in one round trip, together to care records. */
final class CareRecordAssembly {

    /** Its results in the order in which {@link #of} takes them. */
    static final String READ = """
            select child_id, caregiver_id, kind, from_on, to_on from pair
            where tenant_id = :tenant and child_id = any(:children) and (to_on is null or to_on >= from_on);

            select t.class_id, t.staff_id, g.id as caregiver_id, t.from_on, t.to_on from teaching t
            left join caregiver g on g.tenant_id = t.tenant_id and g.staff_id = t.staff_id and g.id <> t.staff_id
            where t.tenant_id = :tenant and t.class_id = any(:classes) and (t.to_on is null or t.to_on >= t.from_on);

            select
            """ + ObligationRows.READ_COLUMNS + """
            from obligation
            where tenant_id = :tenant and child_id = any(:children) and due_on >= :from
              and (:codes::text[] is null or rule = any(:codes::text[]));

            select child_id, contact_id, version, received_at, kind, outcome, occurred_on, participants, met, triggers,
                   to_confirm
            from contact_version
            where tenant_id = :tenant and child_id = any(:children) and contact_id in (
                select contact_id from contact_version
                where tenant_id = :tenant and child_id = any(:children) and occurred_on >= :monthBefore
                  and (:kinds::text[] is null or kind = any(:kinds::text[])));

            select child_id, contact_id, caregiver_id, version, confirmed, answered_at from contact_answer
            where tenant_id = :tenant and child_id = any(:children);

            select child_id, obligation_id, approved_at from excuse
            where tenant_id = :tenant and child_id = any(:children) and approved_at is not null
            """;

    private final Map<UUID, Parts> parts = new LinkedHashMap<>();
    private final Map<UUID, List<Teaching>> teachers = new LinkedHashMap<>();
    private final ObligationRows obligationRows;
    private final ZoneId zone;

    CareRecordAssembly(List<ChildRow> rows, ObligationRows obligationRows, ZoneId zone) {
        rows.forEach(row -> parts.put(row.id(), new Parts(row)));
        this.obligationRows = obligationRows;
        this.zone = zone;
    }

    private record Parts(
            ChildRow row,
            List<Pair> pairs,
            List<TrackedObligation> obligations,
            Map<UUID, List<Entry>> contacts,
            Map<UUID, List<Answer>> answers,
            List<Excuse> excuses) {
        Parts(ChildRow row) {
            this(row, new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(), new HashMap<>(), new ArrayList<>());
        }
    }

    /** @param read has executed {@link #READ} */
    List<CareRecord> of(PreparedStatement read) throws SQLException {
        each(read, this::pair);
        each(next(read), this::teacher);
        each(next(read), this::obligation);
        each(next(read), this::contact);
        each(next(read), this::answer);
        each(next(read), this::excuse);
        return parts.values().stream().map(this::record).toList();
    }

    private interface RowOf {
        void take(ResultSet row) throws SQLException;
    }

    private static PreparedStatement next(PreparedStatement read) throws SQLException {
        read.getMoreResults();
        return read;
    }

    private static void each(PreparedStatement read, RowOf table) throws SQLException {
        try (var rows = read.getResultSet()) {
            while (rows.next()) {
                table.take(rows);
            }
        }
    }

    private void pair(ResultSet row) throws SQLException {
        of(row).pairs()
                .add(new Pair(
                        new CaregiverId(row.getObject("caregiver_id", UUID.class)),
                        PairKind.valueOf(row.getString("kind")),
                        days(row)));
    }

    private void teacher(ResultSet row) throws SQLException {
        var schoolClass = row.getObject("class_id", UUID.class);
        var here = teachers.computeIfAbsent(schoolClass, _ -> new ArrayList<>());
        var days = days(row);
        here.add(new Teaching(new CaregiverId(row.getObject("staff_id", UUID.class)), new ClassId(schoolClass), days));
        var alsoCaregiver = row.getObject("caregiver_id", UUID.class);
        if (alsoCaregiver != null) {
            here.add(new Teaching(new CaregiverId(alsoCaregiver), new ClassId(schoolClass), days));
        }
    }

    private void obligation(ResultSet row) throws SQLException {
        of(row).obligations().add(obligationRows.read(row));
    }

    private void contact(ResultSet row) throws SQLException {
        of(row).contacts()
                .computeIfAbsent(row.getObject("contact_id", UUID.class), _ -> new ArrayList<>())
                .add(new Entry(version(row), !texts(row.getArray("triggers")).isEmpty()));
    }

    private void answer(ResultSet row) throws SQLException {
        of(row).answers()
                .computeIfAbsent(row.getObject("contact_id", UUID.class), _ -> new ArrayList<>())
                .add(new Answer(
                        new CaregiverId(row.getObject("caregiver_id", UUID.class)),
                        row.getInt("version"),
                        row.getBoolean("confirmed"),
                        receipt(row, "answered_at")));
    }

    private void excuse(ResultSet row) throws SQLException {
        of(row).excuses()
                .add(new Excuse(
                        new ObligationId(row.getObject("obligation_id", UUID.class)),
                        receipt(row, "approved_at").on()));
    }

    private CareRecord record(Parts parts) {
        var here = parts.row()
                .classIds()
                .distinct()
                .flatMap(id -> teachers.getOrDefault(id, List.of()).stream())
                .toList();
        return new CareRecord(
                parts.row().timeline(),
                new CareTeam(parts.row().classes(), here, parts.pairs()),
                parts.obligations(),
                parts.contacts().entrySet().stream()
                        .map(contact -> ReportedContact.of(
                                contact.getKey(),
                                contact.getValue(),
                                parts.answers().getOrDefault(contact.getKey(), List.of())))
                        .toList(),
                parts.excuses());
    }

    private ContactVersion version(ResultSet row) throws SQLException {
        return new ContactVersion(
                row.getInt("version"),
                receipt(row, "received_at"),
                ContactKind.valueOf(row.getString("kind")),
                row.getString("outcome").equals("COMPLETED"),
                row.getObject("occurred_on", LocalDate.class),
                people(row.getArray("participants")),
                texts(row.getArray("met")).stream().map(Met::valueOf).collect(Collectors.toSet()),
                people(row.getArray("to_confirm")));
    }

    private Parts of(ResultSet row) throws SQLException {
        return Objects.requireNonNull(parts.get(row.getObject("child_id", UUID.class)));
    }

    /** Both clocks are read in the county's time. */
    private Receipt receipt(ResultSet row, String column) throws SQLException {
        return Receipt.of(row.getObject(column, OffsetDateTime.class).toInstant(), zone);
    }

    private static Days days(ResultSet row) throws SQLException {
        return Days.of(row.getObject("from_on", LocalDate.class), row.getObject("to_on", LocalDate.class));
    }

    private static Set<CaregiverId> people(Array array) throws SQLException {
        return Arrays.stream((UUID[]) array.getArray()).map(CaregiverId::new).collect(Collectors.toSet());
    }

    private static Set<String> texts(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }
}
