package lantian.bench.stack;

import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import lantian.bench.Comparison;
import tools.jackson.databind.json.JsonMapper;

/** Recording a contact, token check to commit, against the rows it leaves written by JDBC. */
public final class Contacts {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> TABLES = List.of("contact", "contact_version", "audit_entry", "outbox");
    /** So many that none of them gets more contacts than a child would in a year or two. */
    private static final int CHILDREN = 2_000;

    private static final int BATCH = 500;

    private final LongAdder done = new LongAdder();
    private final LocalStack stack;
    private final String token;
    private final UUID school;
    private final UUID caregiver;
    private final List<UUID> children;

    private Contacts(LocalStack stack) throws Exception {
        this.stack = stack;
        var own = BenchSchool.open(stack);
        own.imported(BenchSchool.workbook(BenchSchool.rows(0, CHILDREN)));
        var teacher = own.teacher();
        this.school = own.id();
        this.token = teacher.token();
        this.caregiver = teacher.caregiver();
        this.children = told();
    }

    /** The school's children, once the contact log has heard of all of them and of their teacher. */
    private List<UUID> told() throws SQLException {
        var found = new ArrayList<UUID>();
        try (var database = stack.database("contactlog");
                var query = database.prepareStatement("""
                        select id from child where tenant_id = ?
                            and exists (select from teaching where tenant_id = ? and staff_id = ?)
                        """)) {
            query.setObject(1, school);
            query.setObject(2, school);
            query.setObject(3, caregiver);
            while (found.size() < CHILDREN) {
                LockSupport.parkNanos(200_000_000);
                found.clear();
                var rows = query.executeQuery();
                while (rows.next()) {
                    found.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return found;
    }

    public static void compare() throws Exception {
        var contacts = new Contacts(new LocalStack());
        contacts.tables("create table bench_%1$s (like %1$s including all)");
        contacts.tables("grant insert on bench_%1$s to contactlog_app");
        try {
            new Comparison("contacts/s", contacts::recorded, contacts::inserted)
                    .print(
                            "recording a contact, " + LocalStack.CLIENTS + " clients",
                            "PUT /api/contacts/{id} at the service",
                            "the same rows in one transaction by JDBC");
            var processors = new Processors(contacts.stack);
            processors.print("one by one", () -> contacts.counted(() -> contacts.recorded()));
            processors.print("in batches of " + BATCH, () -> contacts.counted(() -> contacts.recordedInBatches()));
        } finally {
            contacts.tables("drop table bench_%1$s");
        }
    }

    private double recorded() throws Exception {
        return LocalStack.perSecond(LocalStack.CLIENTS, _ -> () -> {
            var _ = stack.send(stack.request(LocalStack.CONTACTLOG + "/api/contacts/" + UUID.randomUUID(), token)
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(contact())))
                    .build());
            done.increment();
        });
    }

    private double recordedInBatches() throws Exception {
        return LocalStack.perSecond(2, _ -> () -> {
            var contacts = Stream.generate(() -> {
                        var contact = new HashMap<String, Object>(contact());
                        contact.put("id", UUID.randomUUID());
                        return contact;
                    })
                    .limit(BATCH)
                    .toList();
            var answer = stack.send(stack.request(LocalStack.CONTACTLOG + "/api/contacts/batch", token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("contacts", contacts))))
                    .build());
            for (var result : JSON.readTree(answer).path("results")) {
                if (result.path("status").asInt() != 201) {
                    throw new IllegalStateException("refused: " + result);
                }
            }
            done.add(BATCH);
        });
    }

    private Map<String, Object> contact() {
        return Map.of(
                "child",
                children.get(ThreadLocalRandom.current().nextInt(children.size())),
                "kind",
                "TALK",
                "occurredOn",
                LocalDate.now(ZoneId.of("Asia/Shanghai")).toString(),
                "outcome",
                "COMPLETED",
                "participants",
                List.of(caregiver),
                "with",
                List.of("CHILD"),
                "note",
                "talked about the week");
    }

    /** What is done until all of it is in the figures. */
    private long counted(Callable<?> work) throws Exception {
        done.reset();
        var _ = work.call();
        try (var contactlog = stack.database("contactlog");
                var reporting = stack.database("reporting")) {
            while (rows(reporting, "contact_fact") < rows(contactlog, "contact")) {
                LockSupport.parkNanos(10_000_000);
            }
        }
        return done.sum();
    }

    private long rows(Connection database, String table) throws SQLException {
        try (var query = database.prepareStatement("select count(*) from " + table + " where tenant_id = ?")) {
            query.setObject(1, school);
            var rows = query.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }

    private double inserted() throws Exception {
        return LocalStack.perSecond(LocalStack.CLIENTS, number -> {
            var database = stack.app("contactlog");
            database.setAutoCommit(false);
            var child = children.get(number % children.size());
            return () -> insert(database, child);
        });
    }

    /** Four statements and a commit. */
    private void insert(Connection database, UUID child) throws SQLException {
        var contact = UUID.randomUUID();
        run(database, """
                insert into bench_contact (tenant_id, id, child_id, author, offline, fingerprint, version)
                values (?, ?, ?, ?, false, 'f', 1)
                """, school, contact, child, caregiver);
        run(database, """
                insert into bench_contact_version (tenant_id, contact_id, version, child_id, author, received_at, kind, outcome,
                    occurred_on, participants, met, findings, triggers, moves_back, note, fingerprint)
                values (?, ?, 1, ?, ?, now(), 'TALK', 'COMPLETED', current_date, '{}', '{CHILD}', '{}', '{}', false,
                    convert_to(repeat('x', 60), 'UTF8'), 'f')
                """, school, contact, child, caregiver);
        run(database, """
                insert into bench_audit_entry (tenant_id, at, account, action, subject_type, subject_id, details)
                values (?, now(), ?, 'contact-recorded', 'child', ?, '{}')
                """, school, caregiver, child);
        run(database, """
                insert into bench_outbox (tenant_id, at, topic, key, type, payload)
                values (?, now(), 'contactlog.contacts', ?::text, 'contactlog.contact-recorded.v1', repeat('x', 500))
                """, school, child);
        database.commit();
    }

    private static void run(Connection database, String sql, Object... values) throws SQLException {
        try (var statement = database.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private void tables(String sql) throws SQLException {
        try (var database = stack.database("contactlog");
                var statement = database.createStatement()) {
            for (var table : TABLES) {
                statement.execute(sql.formatted(table));
            }
        }
    }
}
