package lantian.contactlog.tracking.persistence;

import java.sql.Array;
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

/** Puts rows together to care records. */
final class CareRecordAssembly {

    private final Map<UUID, Parts> records = new LinkedHashMap<>();
    private final Map<UUID, List<Teaching>> teachers = new LinkedHashMap<>();
    private final ObligationRows obligationRows;
    private final ZoneId zone;

    CareRecordAssembly(List<ChildRow> rows, ObligationRows obligationRows, ZoneId zone) {
        rows.forEach(row -> records.put(row.id(), new Parts(row)));
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

    void pairs(ResultSet row) throws SQLException {
        while (row.next()) {
            of(row).pairs()
                    .add(new Pair(
                            new CaregiverId(row.getObject(2, UUID.class)),
                            PairKind.valueOf(row.getString(3)),
                            days(row, 4)));
        }
    }

    void teachers(ResultSet row) throws SQLException {
        while (row.next()) {
            var schoolClass = row.getObject(1, UUID.class);
            var here = teachers.computeIfAbsent(schoolClass, _ -> new ArrayList<>());
            here.add(new Teaching(
                    new CaregiverId(row.getObject(2, UUID.class)), new ClassId(schoolClass), days(row, 4)));
            var otherId = row.getObject(3, UUID.class);
            if (otherId != null) {
                here.add(new Teaching(new CaregiverId(otherId), new ClassId(schoolClass), days(row, 4)));
            }
        }
    }

    void obligations(ResultSet row) throws SQLException {
        while (row.next()) {
            Objects.requireNonNull(records.get(row.getObject("child_id", UUID.class)))
                    .obligations()
                    .add(obligationRows.read(row));
        }
    }

    void contacts(ResultSet row) throws SQLException {
        while (row.next()) {
            of(row).contacts()
                    .computeIfAbsent(row.getObject("contact_id", UUID.class), _ -> new ArrayList<>())
                    .add(new Entry(
                            version(row), !texts(row.getArray("triggers")).isEmpty()));
        }
    }

    void answers(ResultSet row) throws SQLException {
        while (row.next()) {
            of(row).answers()
                    .computeIfAbsent(row.getObject("contact_id", UUID.class), _ -> new ArrayList<>())
                    .add(new Answer(
                            new CaregiverId(row.getObject("caregiver_id", UUID.class)),
                            row.getInt("version"),
                            row.getBoolean("confirmed"),
                            receipt(row, "answered_at")));
        }
    }

    void excuses(ResultSet row) throws SQLException {
        while (row.next()) {
            of(row).excuses().add(new Excuse(new ObligationId(row.getObject(2, UUID.class)), day(row, "approved_at")));
        }
    }

    List<CareRecord> records() {
        return records.values().stream().map(this::record).toList();
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
        return Objects.requireNonNull(records.get(row.getObject(1, UUID.class)));
    }

    /** Both clocks are read in the county's time. */
    private LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class)
                .atZoneSameInstant(zone)
                .toLocalDate();
    }

    private Receipt receipt(ResultSet row, String column) throws SQLException {
        return Receipt.of(row.getObject(column, OffsetDateTime.class).toInstant(), zone);
    }

    private static Set<CaregiverId> people(Array array) throws SQLException {
        return Arrays.stream((UUID[]) array.getArray()).map(CaregiverId::new).collect(Collectors.toSet());
    }

    private static Days days(ResultSet row, int from) throws SQLException {
        return Days.of(row.getObject(from, LocalDate.class), row.getObject(from + 1, LocalDate.class));
    }

    private static Set<String> texts(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }
}
