package lantian.contactlog.contact.persistence;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.contact.Contact;
import lantian.contactlog.contact.ContactId;
import lantian.contactlog.contact.Content;
import lantian.contactlog.contact.Report;
import lantian.contactlog.contact.Sign;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.standard.Met;
import lantian.platform.forms.Details;
import lantian.platform.forms.FormVersion;
import lantian.platform.forms.Forms;
import lantian.platform.tenancy.Vault;
import lantian.platform.tenancy.Vault.SubjectKey;
import org.jspecify.annotations.Nullable;

/** Gathers rows, one per version, to contacts. */
final class ContactRows {

    private final Map<UUID, List<Row>> contacts = new LinkedHashMap<>();
    private final Map<UUID, List<Contact.Answer>> answers = new HashMap<>();

    /** What stands sealed in a column. */
    private interface Sealed {
        Optional<String> open(SubjectKey key);

        static Sealed of(byte @Nullable [] stored) {
            return key -> stored == null ? Optional.empty() : Optional.of(key.open(stored));
        }
    }

    private record Row(
            ContactId id,
            ChildId child,
            UUID recordedBy,
            boolean offline,
            Contact.Version open,
            boolean freeText,
            boolean codes,
            Optional<FormVersion> form,
            Sealed findings,
            Sealed place,
            Sealed note,
            Sealed details,
            Sealed reason) {

        /** @param text whether free text is opened, too */
        Contact.Version version(@Nullable SubjectKey key, boolean text, Forms forms) {
            if (key == null) {
                return open;
            }
            var report = open.report();
            Optional<SubjectKey> forText = text ? Optional.of(key) : Optional.empty();
            return new Contact.Version(
                    open.number(),
                    open.author(),
                    open.receivedAt(),
                    new Report(
                            report.kind(),
                            report.occurredOn(),
                            report.completed(),
                            report.participants(),
                            report.met(),
                            report.signs(),
                            new Content(
                                    findings.open(key)
                                            .map(Findings::read)
                                            .orElse(report.content().findings()),
                                    forText.flatMap(place::open),
                                    forText.flatMap(note::open),
                                    forText.flatMap(details::open).map(written -> details(written, forms)))),
                    open.movesBack(),
                    forText.flatMap(reason::open),
                    open.toConfirm(),
                    open.fingerprint());
        }

        private Details details(String written, Forms forms) {
            return Details.read(form.flatMap(forms::find).orElseThrow(), written);
        }
    }

    void add(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var version = new Contact.Version(
                row.getInt("version"),
                row.getObject("author", UUID.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                new Report(
                        ContactKind.valueOf(row.getString("kind")),
                        row.getObject("occurred_on", LocalDate.class),
                        row.getString("outcome").equals("COMPLETED"),
                        people(row.getArray("participants")),
                        texts(row.getArray("met")).stream().map(Met::valueOf).collect(Collectors.toSet()),
                        texts(row.getArray("triggers")).stream()
                                .map(Sign::valueOf)
                                .collect(Collectors.toSet()),
                        new Content(
                                texts(row.getArray("findings")), Optional.empty(), Optional.empty(), Optional.empty())),
                row.getBoolean("moves_back"),
                Optional.empty(),
                people(row.getArray("to_confirm")),
                row.getString("fingerprint"));
        contacts.computeIfAbsent(id, _ -> new ArrayList<>())
                .add(new Row(
                        new ContactId(id),
                        new ChildId(row.getObject("child_id", UUID.class)),
                        row.getObject("recorded_by", UUID.class),
                        row.getBoolean("offline"),
                        version,
                        row.getBytes("place") != null
                                || row.getBytes("note") != null
                                || row.getBytes("details") != null
                                || row.getBytes("reason") != null,
                        row.getBytes("findings_sealed") != null,
                        form(row.getString("form_key"), row.getInt("form_version")),
                        Sealed.of(row.getBytes("findings_sealed")),
                        Sealed.of(row.getBytes("place")),
                        Sealed.of(row.getBytes("note")),
                        Sealed.of(row.getBytes("details")),
                        Sealed.of(row.getBytes("reason"))));
    }

    void addAnswer(ResultSet row) throws SQLException {
        answers.computeIfAbsent(row.getObject("contact_id", UUID.class), _ -> new ArrayList<>())
                .add(new Contact.Answer(
                        new CaregiverId(row.getObject("caregiver_id", UUID.class)),
                        row.getObject("account", UUID.class),
                        row.getInt("version"),
                        row.getBoolean("confirmed"),
                        row.getObject("answered_at", OffsetDateTime.class).toInstant()));
    }

    Set<UUID> ids() {
        return contacts.keySet();
    }

    /** All contacts read, what is sealed opened. */
    Map<ContactId, Contact> whole(Vault vault, Forms forms) {
        return contacts(vault, forms, true).stream().collect(Collectors.toMap(Contact::id, contact -> contact));
    }

    /** All contacts read, without free text. */
    List<Contact> all(Vault vault, Forms forms) {
        return contacts(vault, forms, false);
    }

    private List<Contact> contacts(Vault vault, Forms forms, boolean text) {
        var sealed = contacts.values().stream()
                .flatMap(List::stream)
                .filter(row -> row.codes() || (text && row.freeText()))
                .map(row -> row.child().value())
                .collect(Collectors.toSet());
        var keys = sealed.isEmpty() ? Map.<UUID, SubjectKey>of() : vault.keys(sealed);
        return contacts.values().stream()
                .map(rows -> contact(rows, keys.get(rows.getFirst().child().value()), text, forms))
                .toList();
    }

    private Contact contact(List<Row> rows, @Nullable SubjectKey key, boolean text, Forms forms) {
        var head = rows.getFirst();
        return new Contact(
                head.id(),
                head.child(),
                head.recordedBy(),
                head.offline(),
                rows.stream().map(row -> row.version(key, text, forms)).toList(),
                answers.getOrDefault(head.id().value(), List.of()));
    }

    private static Optional<FormVersion> form(@Nullable String key, int version) {
        return Optional.ofNullable(key).map(it -> new FormVersion(it, version));
    }

    private static Set<CaregiverId> people(Array array) throws SQLException {
        return Arrays.stream((UUID[]) array.getArray()).map(CaregiverId::new).collect(Collectors.toSet());
    }

    private static Set<String> texts(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }
}
