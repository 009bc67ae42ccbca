package lantian.contactlog.contact.persistence;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.contact.Contact;
import lantian.contactlog.contact.Report;
import lantian.platform.forms.Details;
import lantian.platform.tenancy.Vault.SubjectKey;
import org.jspecify.annotations.Nullable;

/** The newest versions of contacts as columns of one statement, what was written sealed. */
final class ContactColumns {

    /** The rows, under the names of the table. */
    static final String REPORTED = """
            with reported as (
                select * from unnest(
                    :contact, :child, :author, :offline, :version, cast(:receivedAt as timestamptz[]), :kind, :outcome,
                    cast(:occurredOn as date[]), :participants, :met, :findings, :triggers, :movesBack, :place, :note,
                    :reason, :toConfirm, :fingerprint, :formKey, :formVersion, :details
                ) as reported (contact_id, child_id, author, offline, version, received_at, kind, outcome,
                    occurred_on, participants, met, findings, triggers, moves_back, place, note,
                    reason, to_confirm, fingerprint, form_key, form_version, details))
            """;

    static final String INSERT = """
            insert into contact_version (tenant_id, contact_id, version, child_id, author, received_at, kind, outcome,
                                         occurred_on, participants, met, findings, findings_sealed, triggers, moves_back,
                                         place, note, reason, to_confirm, fingerprint, form_key, form_version, details)
            select :tenant, contact_id, version, child_id, author, received_at, kind, outcome,
                   occurred_on, cast(participants as uuid[]), cast(met as text[]), '{}', findings,
                   cast(triggers as text[]), moves_back,
                   place, note, reason, cast(to_confirm as uuid[]), fingerprint, form_key, form_version, details
            from reported
            """;

    private final Collection<Contact> contacts;
    private final Map<UUID, SubjectKey> keys;

    /** @param keys of the children of whom something is to be sealed */
    ContactColumns(Collection<Contact> contacts, Map<UUID, SubjectKey> keys) {
        this.contacts = contacts;
        this.keys = keys;
    }

    Map<String, Object> all() {
        var columns = new HashMap<String, Object>();
        columns.put("contact", ids(contact -> contact.id().value()));
        columns.put("child", ids(contact -> contact.child().value()));
        columns.put("author", ids(contact -> contact.current().author()));
        columns.put("offline", each(Contact::offline).toArray(Boolean[]::new));
        columns.put("version", each(contact -> contact.current().number()).toArray(Integer[]::new));
        columns.put(
                "receivedAt",
                texts(contact -> OffsetDateTime.ofInstant(contact.current().receivedAt(), ZoneOffset.UTC)
                        .toString()));
        columns.put("movesBack", each(contact -> contact.current().movesBack()).toArray(Boolean[]::new));
        columns.put("toConfirm", texts(contact -> people(contact.current().toConfirm())));
        columns.put("fingerprint", texts(contact -> contact.current().fingerprint()));
        reports(columns);
        words(columns);
        return columns;
    }

    private void reports(Map<String, Object> columns) {
        columns.put("kind", reported(report -> report.kind().name()));
        columns.put("outcome", reported(report -> report.completed() ? "COMPLETED" : "FAILED"));
        columns.put("occurredOn", reported(report -> report.occurredOn().toString()));
        columns.put("participants", reported(report -> people(report.participants())));
        columns.put("met", reported(report -> codes(report.met())));
        columns.put("triggers", reported(report -> codes(report.signs())));
        columns.put(
                "formKey",
                reported(report -> report.content()
                        .details()
                        .map(details -> details.form().version().key())
                        .orElse(null)));
        columns.put(
                "formVersion",
                each(contact -> contact.current()
                                .report()
                                .content()
                                .details()
                                .map(details -> details.form().version().version())
                                .orElse(null))
                        .toArray(Integer[]::new));
    }

    private void words(Map<String, Object> columns) {
        columns.put(
                "findings",
                sealed(version -> Optional.of(version.report().content().findings())
                        .filter(codes -> !codes.isEmpty())
                        .map(Findings::write)));
        columns.put("place", sealed(version -> version.report().content().place()));
        columns.put("note", sealed(version -> version.report().content().note()));
        columns.put(
                "details",
                sealed(version -> version.report().content().details().map(Details::written)));
        columns.put("reason", sealed(Contact.Version::reason));
    }

    private byte[][] sealed(Function<Contact.Version, Optional<String>> words) {
        return each(contact -> words.apply(contact.current())
                        .map(text -> key(contact).seal(text))
                        .orElse(null))
                .toArray(byte[][]::new);
    }

    private SubjectKey key(Contact contact) {
        return Objects.requireNonNull(keys.get(contact.child().value()));
    }

    private String[] reported(Function<Report, @Nullable String> column) {
        return texts(contact -> column.apply(contact.current().report()));
    }

    private String[] texts(Function<Contact, @Nullable String> column) {
        return each(column).toArray(String[]::new);
    }

    private UUID[] ids(Function<Contact, UUID> column) {
        return each(column).toArray(UUID[]::new);
    }

    private <T extends @Nullable Object> List<T> each(Function<Contact, T> column) {
        return contacts.stream().map(column).toList();
    }

    /** Ids and codes need no quoting within an array. */
    private static String people(Set<CaregiverId> people) {
        return people.stream().map(who -> who.value().toString()).collect(Collectors.joining(",", "{", "}"));
    }

    private static String codes(Set<? extends Enum<?>> codes) {
        return codes.stream().map(Enum::name).collect(Collectors.joining(",", "{", "}"));
    }
}
