package lantian.contactlog.contact.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.contact.Contact;
import lantian.contactlog.contact.ContactId;
import lantian.contactlog.contact.Contacts;
import lantian.platform.forms.Forms;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcContacts implements Contacts {

    private static final String CONTACT = """
            select c.id, c.child_id, c.author as recorded_by, c.offline, v.version, v.author, v.received_at, v.kind, v.outcome,
                   v.occurred_on, v.participants, v.met, v.findings, v.findings_sealed, v.triggers, v.moves_back, v.place, v.note,
                   v.reason, v.to_confirm, v.fingerprint, v.form_key, v.form_version, v.details
            from contact c join contact_version v on v.tenant_id = c.tenant_id and v.contact_id = c.id
            """;

    private static final String ANSWERS = """
            select contact_id, caregiver_id, account, version, confirmed, answered_at from contact_answer
            where tenant_id = :tenant and contact_id = any(:contacts)
            """;

    private static final String LOOK = ANSWERS + ";" + CONTACT + """
            where c.tenant_id = :tenant and c.id = any(:contacts) order by c.id, v.version;

            select id from caregiver where tenant_id = :tenant and account = :account and active
            union select id from staff where tenant_id = :tenant and account = :account and active;

            select id from caregiver where tenant_id = :tenant and id = any(:people)
            union select id from staff where tenant_id = :tenant and id = any(:people)
            """;

    private static final String ADD = ContactColumns.REPORTED + """
            , head as (
                insert into contact (tenant_id, id, child_id, author, offline, fingerprint, version)
                select :tenant, contact_id, child_id, author, offline, fingerprint, 1 from reported
                on conflict do nothing returning id)
            """ + ContactColumns.INSERT
            + " where contact_id in (select id from head) returning contact_id";

    private static final String CORRECT = ContactColumns.REPORTED + """
            , head as (
                update contact c set version = reported.version from reported
                where c.tenant_id = :tenant and c.id = reported.contact_id)
            """ + ContactColumns.INSERT;

    private static final String KEEP_TOLD = ContactColumns.REPORTED + """
            , head as (
                insert into contact (tenant_id, id, child_id, author, offline, fingerprint, version)
                select :tenant, contact_id, child_id, author, offline, fingerprint, version from reported
                on conflict (tenant_id, id) do update set version = greatest(contact.version, excluded.version))
            """ + ContactColumns.INSERT;

    /** Older entries in somebody's name are nobody's daily business any more. */
    private static final int ASKED_FOR_DAYS = 60;

    private final JdbcClient sql;
    private final NamedParameterJdbcTemplate results;
    private final Vault vault;
    private final Forms forms;

    JdbcContacts(JdbcClient sql, NamedParameterJdbcTemplate results, Vault vault, Forms forms) {
        this.sql = sql;
        this.results = results;
        this.vault = vault;
        this.forms = forms;
    }

    @Override
    public Before look(Collection<ContactId> contacts, UUID account, Collection<CaregiverId> people) {
        var parameters = Map.of(
                "tenant", Tenancy.tenant().value(),
                "contacts", contacts.stream().map(ContactId::value).toArray(UUID[]::new),
                "account", account,
                "people", people.stream().map(CaregiverId::value).toArray(UUID[]::new));
        return Objects.requireNonNull(results.execute(LOOK, parameters, statement -> {
            statement.execute();
            var rows = new ContactRows();
            each(statement.getResultSet(), rows::addAnswer);
            statement.getMoreResults();
            each(statement.getResultSet(), rows::add);
            statement.getMoreResults();
            var self = caregivers(statement.getResultSet());
            statement.getMoreResults();
            return new Before(rows.whole(vault, forms), self, caregivers(statement.getResultSet()));
        }));
    }

    @Override
    public Optional<Contact> find(ContactId contact) {
        var rows = new ContactRows();
        sql.sql(CONTACT + " where c.tenant_id = :tenant and c.id = :contact order by v.version")
                .param("tenant", Tenancy.tenant().value())
                .param("contact", contact.value())
                .query(rows::add);
        answers(rows, List.of(contact.value()));
        return Optional.ofNullable(rows.whole(vault, forms).get(contact));
    }

    @Override
    public List<Contact> of(ChildId child, Reach reach, @Nullable Last after, int atMost) {
        var rows = new ContactRows();
        sql.sql(CONTACT + """
                and v.version = c.version
                where c.tenant_id = :tenant and c.child_id = :child
                  and (case when v.kind = 'COUNSELLING' then :counselling else :others end
                      or c.author = :account or v.participants && :self)
                  and (cast(:afterDay as date) is null
                      or (v.occurred_on, c.id) < (cast(:afterDay as date), cast(:afterId as uuid)))
                order by v.occurred_on desc, c.id desc limit :atMost
                """)
                .param("tenant", Tenancy.tenant().value())
                .param("child", child.value())
                .param("counselling", reach.counselling())
                .param("others", reach.others())
                .param("account", reach.account())
                .param("self", reach.self().stream().map(CaregiverId::value).toArray(UUID[]::new))
                .param("afterDay", after == null ? null : after.occurredOn().toString())
                .param("afterId", after == null ? null : after.contact().toString())
                .param("atMost", atMost)
                .query(rows::add);
        answers(rows, rows.ids());
        return rows.all(vault, forms);
    }

    @Override
    public List<Contact> onDays(ChildId child, Collection<LocalDate> days) {
        if (days.isEmpty()) {
            return List.of();
        }
        var rows = new ContactRows();
        sql.sql(CONTACT + """
                where c.tenant_id = :tenant and c.child_id = :child and c.id in (
                    select contact_id from contact_version
                    where tenant_id = :tenant and child_id = :child and occurred_on = any(cast(:days as date[])))
                order by c.id, v.version
                """)
                .param("tenant", Tenancy.tenant().value())
                .param("child", child.value())
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .query(rows::add);
        answers(rows, rows.ids());
        return rows.all(vault, forms);
    }

    @Override
    public List<Contact> waitingFor(UUID account, LocalDate today, @Nullable Last after, int atMost) {
        var rows = new ContactRows();
        sql.sql("""
                with me as (
                    select id, staff_id from caregiver where tenant_id = :tenant and account = :account and active
                    union select id, id from staff where tenant_id = :tenant and account = :account and active),
                mine as (
                    select p.child_id from pair p
                    where p.tenant_id = :tenant and p.caregiver_id in (select id from me)
                      and p.from_on <= :today and (p.to_on is null or p.to_on >= :today)
                    union
                    select k.id from teaching t, child k, jsonb_to_recordset(k.classes) as at (id uuid, "from" date, "to" date)
                    where t.tenant_id = :tenant and t.staff_id in (select staff_id from me)
                      and t.from_on <= :today and (t.to_on is null or t.to_on >= :today)
                      and k.tenant_id = :tenant and k.version > 0 and at.id = t.class_id
                      and at."from" <= :today and (at."to" is null or at."to" >= :today))
                """ + CONTACT + """
                and v.version = c.version
                where c.tenant_id = :tenant and c.child_id in (select child_id from mine)
                  and c.author <> :account and v.author <> :account and v.occurred_on >= :since
                  and v.participants && (select array_agg(id) from me)
                  and not exists (
                      select from contact_answer a
                      join contact_version w
                          on w.tenant_id = a.tenant_id and w.contact_id = a.contact_id and w.version = a.version
                      where a.tenant_id = c.tenant_id and a.contact_id = c.id and a.caregiver_id in (select id from me)
                        and w.kind = v.kind and w.outcome = v.outcome and w.occurred_on = v.occurred_on)
                  and (cast(:afterDay as date) is null
                      or (v.occurred_on, c.id) < (cast(:afterDay as date), cast(:afterId as uuid)))
                order by v.occurred_on desc, c.id desc limit :atMost
                """)
                .param("tenant", Tenancy.tenant().value())
                .param("account", account)
                .param("today", today)
                .param("since", today.minusDays(ASKED_FOR_DAYS))
                .param("afterDay", after == null ? null : after.occurredOn().toString())
                .param("afterId", after == null ? null : after.contact().toString())
                .param("atMost", atMost)
                .query(rows::add);
        answers(rows, rows.ids());
        return rows.all(vault, forms);
    }

    private void answers(ContactRows rows, Collection<UUID> contacts) {
        if (!contacts.isEmpty()) {
            sql.sql(ANSWERS)
                    .param("tenant", Tenancy.tenant().value())
                    .param("contacts", contacts.toArray(UUID[]::new))
                    .query(rows::addAnswer);
        }
    }

    @Override
    public void addAnswers(Contact contact, List<Contact.Answer> answers) {
        answers.forEach(answer -> sql.sql("""
                insert into contact_answer (tenant_id, contact_id, caregiver_id, version, child_id, account, confirmed,
                                            answered_at)
                values (:tenant, :contact, :who, :version, :child, :account, :confirmed, :at)
                """)
                .param("tenant", Tenancy.tenant().value())
                .param("contact", contact.id().value())
                .param("who", answer.who().value())
                .param("version", answer.version())
                .param("child", contact.child().value())
                .param("account", answer.account())
                .param("confirmed", answer.confirmed())
                .param("at", OffsetDateTime.ofInstant(answer.at(), ZoneOffset.UTC))
                .update());
    }

    @Override
    public Set<ContactId> add(Collection<Contact> contacts) {
        return sql.sql(ADD)
                .param("tenant", Tenancy.tenant().value())
                .params(columns(contacts))
                .query((row, _) -> new ContactId(row.getObject("contact_id", UUID.class)))
                .set();
    }

    @Override
    public void addCorrection(Contact contact) {
        sql.sql(CORRECT)
                .param("tenant", Tenancy.tenant().value())
                .params(columns(List.of(contact)))
                .update();
    }

    @Override
    public void keepTold(Contact contact) {
        sql.sql("insert into child (tenant_id, id, version) values (:tenant, :child, 0) on conflict do nothing")
                .param("tenant", Tenancy.tenant().value())
                .param("child", contact.child().value())
                .update();
        sql.sql(KEEP_TOLD)
                .param("tenant", Tenancy.tenant().value())
                .params(columns(List.of(contact)))
                .update();
    }

    private Map<String, Object> columns(Collection<Contact> contacts) {
        var secret = contacts.stream()
                .filter(contact -> contact.current().hasWords())
                .map(contact -> contact.child().value())
                .distinct()
                .toList();
        return new ContactColumns(contacts, secret.isEmpty() ? Map.of() : vault.keys(secret)).all();
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(ResultSet rows, RowReader reader) throws SQLException {
        while (rows.next()) {
            reader.read(rows);
        }
    }

    private static Set<CaregiverId> caregivers(ResultSet rows) throws SQLException {
        var caregivers = new HashSet<CaregiverId>();
        while (rows.next()) {
            caregivers.add(new CaregiverId(rows.getObject(1, UUID.class)));
        }
        return caregivers;
    }
}
