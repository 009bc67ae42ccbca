package lantian.contactlog.contact.persistence;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.contact.Contact;
import lantian.contactlog.contact.ContactId;
import lantian.contactlog.contact.Logbook;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcLogbook implements Logbook {

    private static final String CONTACT = """
            select c.id, c.child_id, c.author as recorded_by, c.offline, v.version, v.author, v.received_at, v.kind, v.outcome,
                   v.occurred_on, v.participants, v.met, v.findings, v.findings_sealed, v.triggers, v.moves_back, v.place, v.note,
                   v.reason, v.to_confirm, v.fingerprint
            from contact c join contact_version v on v.tenant_id = c.tenant_id and v.contact_id = c.id
            """;

    private static final String ANSWERS = """
            select contact_id, caregiver_id, account, version, confirmed, answered_at from contact_answer
            """;

    private static final String LOOK = ANSWERS + """
            where tenant_id = ? and contact_id = ?;
            """ + CONTACT + """
            where c.tenant_id = ? and c.id = ? order by v.version;

            select id from caregiver where tenant_id = ? and account = ? and active
            union select id from staff where tenant_id = ? and account = ? and active;

            select id from caregiver where tenant_id = ? and id = any(?)
            union select id from staff where tenant_id = ? and id = any(?)
            """;

    private static final String ADD = """
            with head as (
                insert into contact (tenant_id, id, child_id, author, offline, fingerprint, version)
                values (?, ?, ?, ?, ?, ?, 1) on conflict do nothing returning tenant_id, id)
            """;

    private static final String VERSION = """
            insert into contact_version (tenant_id, contact_id, version, child_id, author, received_at, kind, outcome,
                                         occurred_on, participants, met, findings, findings_sealed, triggers, moves_back,
                                         place, note, reason, to_confirm, fingerprint)
            select tenant_id, id, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{}', ?, ?, ?, ?, ?, ?, ?, ? from head
            """;

    private static final String CORRECT = """
            with head as (
                update contact set version = ? where tenant_id = ? and id = ? returning tenant_id, id)
            """;

    /** Older entries in somebody's name are nobody's daily business any more. */
    private static final int ASKED_FOR_DAYS = 60;

    private final JdbcClient sql;
    private final JdbcTemplate template;
    private final Vault vault;

    JdbcLogbook(JdbcClient sql, JdbcTemplate template, Vault vault) {
        this.sql = sql;
        this.template = template;
        this.vault = vault;
    }

    @Override
    public Before look(ContactId contact, UUID account, Collection<CaregiverId> people) {
        return template.execute(LOOK, (PreparedStatement statement) -> {
            var tenant = Tenancy.tenant().value();
            var asked = statement
                    .getConnection()
                    .createArrayOf(
                            "uuid", people.stream().map(CaregiverId::value).toArray());
            var parameters = List.of(
                    tenant,
                    contact.value(),
                    tenant,
                    contact.value(),
                    tenant,
                    account,
                    tenant,
                    account,
                    tenant,
                    asked,
                    tenant,
                    asked);
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            statement.execute();
            var rows = new ContactRows();
            var answers = statement.getResultSet();
            while (answers.next()) {
                rows.addAnswer(answers);
            }
            statement.getMoreResults();
            var found = statement.getResultSet();
            while (found.next()) {
                rows.add(found);
            }
            statement.getMoreResults();
            var self = caregivers(statement.getResultSet());
            statement.getMoreResults();
            return new Before(rows.only(vault), self, caregivers(statement.getResultSet()));
        });
    }

    @Override
    public Optional<Contact> find(ContactId contact) {
        var rows = new ContactRows();
        sql.sql(CONTACT + " where c.tenant_id = ? and c.id = ? order by v.version")
                .params(Tenancy.tenant().value(), contact.value())
                .query(rows::add);
        answers(rows, List.of(contact.value()));
        return rows.only(vault);
    }

    @Override
    public List<Contact> of(ChildId child, Reach reach, @Nullable Last after, int atMost) {
        var rows = new ContactRows();
        sql.sql(CONTACT + """
                and v.version = c.version
                where c.tenant_id = ? and c.child_id = ?
                  and (case when v.kind = 'COUNSELLING' then ? else ? end or c.author = ? or v.participants && ?)
                  and (?::date is null or (v.occurred_on, c.id) < (?::date, ?::uuid))
                order by v.occurred_on desc, c.id desc limit ?
                """)
                .params(Arrays.asList(
                        Tenancy.tenant().value(),
                        child.value(),
                        reach.counselling(),
                        reach.others(),
                        reach.account(),
                        reach.self().stream().map(CaregiverId::value).toArray(UUID[]::new),
                        after == null ? null : after.occurredOn(),
                        after == null ? null : after.occurredOn(),
                        after == null ? null : after.contact(),
                        atMost))
                .query(rows::add);
        answers(rows, rows.ids());
        return rows.all(vault);
    }

    @Override
    public List<Contact> onDays(ChildId child, Collection<LocalDate> days) {
        if (days.isEmpty()) {
            return List.of();
        }
        var rows = new ContactRows();
        sql.sql(CONTACT + """
                where c.tenant_id = ? and c.child_id = ? and c.id in (
                    select contact_id from contact_version
                    where tenant_id = ? and child_id = ? and occurred_on = any(?::date[]))
                order by c.id, v.version
                """)
                .params(
                        Tenancy.tenant().value(),
                        child.value(),
                        Tenancy.tenant().value(),
                        child.value(),
                        days.stream().map(LocalDate::toString).toArray(String[]::new))
                .query(rows::add);
        answers(rows, rows.ids());
        return rows.all(vault);
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
        return rows.all(vault);
    }

    private void answers(ContactRows rows, Collection<UUID> contacts) {
        if (!contacts.isEmpty()) {
            sql.sql(ANSWERS + " where tenant_id = ? and contact_id = any(?)")
                    .params(Tenancy.tenant().value(), contacts.toArray(UUID[]::new))
                    .query(rows::addAnswer);
        }
    }

    @Override
    public void addAnswers(Contact contact, List<Contact.Answer> answers) {
        answers.forEach(answer -> sql.sql("""
                insert into contact_answer (tenant_id, contact_id, caregiver_id, version, child_id, account, confirmed,
                                            answered_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        Tenancy.tenant().value(),
                        contact.id().value(),
                        answer.who().value(),
                        answer.version(),
                        contact.child().value(),
                        answer.account(),
                        answer.confirmed(),
                        OffsetDateTime.ofInstant(answer.at(), ZoneOffset.UTC))
                .update());
    }

    @Override
    public boolean add(Contact contact) {
        var version = contact.current();
        return template.update(ADD + VERSION, statement -> {
                    statement.setObject(1, Tenancy.tenant().value());
                    statement.setObject(2, contact.id().value());
                    statement.setObject(3, contact.child().value());
                    statement.setObject(4, contact.author());
                    statement.setBoolean(5, contact.offline());
                    statement.setString(6, version.fingerprint());
                    write(statement, 7, contact.child(), version);
                })
                > 0;
    }

    @Override
    public void addCorrection(Contact contact) {
        var version = contact.current();
        template.update(CORRECT + VERSION, statement -> {
            statement.setInt(1, version.number());
            statement.setObject(2, Tenancy.tenant().value());
            statement.setObject(3, contact.id().value());
            write(statement, 4, contact.child(), version);
        });
    }

    private void write(PreparedStatement statement, int first, ChildId child, Contact.Version version)
            throws SQLException {
        var told = version.told();
        var connection = statement.getConnection();
        boolean secret = !told.findings().isEmpty()
                || told.place().isPresent()
                || told.note().isPresent()
                || version.reason().isPresent();
        var key = secret ? vault.key(child.value()) : null;
        var values = Arrays.asList(
                version.number(),
                child.value(),
                version.author(),
                OffsetDateTime.ofInstant(version.receivedAt(), ZoneOffset.UTC),
                told.kind().name(),
                told.completed() ? "COMPLETED" : "FAILED",
                told.occurredOn(),
                connection.createArrayOf(
                        "uuid",
                        told.participants().stream().map(CaregiverId::value).toArray()),
                connection.createArrayOf("text", told.met().toArray()),
                sealed(
                        key,
                        Optional.of(told.findings())
                                .filter(codes -> !codes.isEmpty())
                                .map(Findings::write)),
                connection.createArrayOf("text", told.signs().toArray()),
                version.movesBack(),
                sealed(key, told.place()),
                sealed(key, told.note()),
                sealed(key, version.reason()),
                connection.createArrayOf(
                        "uuid",
                        version.toConfirm().stream().map(CaregiverId::value).toArray()),
                version.fingerprint());
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(first + i, values.get(i));
        }
    }

    private static byte @Nullable [] sealed(Vault.@Nullable SubjectKey key, Optional<String> text) {
        return key == null ? null : text.map(key::seal).orElse(null);
    }

    private static Set<CaregiverId> caregivers(ResultSet rows) throws SQLException {
        var caregivers = new HashSet<CaregiverId>();
        while (rows.next()) {
            caregivers.add(new CaregiverId(rows.getObject(1, UUID.class)));
        }
        return caregivers;
    }
}
