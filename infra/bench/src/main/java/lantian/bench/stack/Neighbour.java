package lantian.bench.stack;

import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one school's large roster costs another: from the answer to a recorded contact until both the contact and the duty it
 * meets stand in the figures, while nothing else happens and while 10,000 new children of a neighbour come in.
 */
public final class Neighbour {

    private static final JsonMapper JSON = new JsonMapper();
    private static final ZoneId COUNTY = ZoneId.of("Asia/Shanghai");
    private static final int ROWS = 10_000;
    private static final int CHILDREN = 1_000;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final long BETWEEN_CONTACTS = 250_000_000;
    private static final long BETWEEN_LOOKS = 10_000_000;

    /** A child, and its class teacher's call to the parents that is due this term. */
    private record Open(UUID child, UUID duty) {}

    private record Recorded(long at, UUID contact, UUID duty) {}

    private final LocalStack stack = new LocalStack();
    private final BenchSchool school = BenchSchool.open(stack);
    private final BenchSchool.Teacher teacher;
    private final Iterator<Open> open;

    private Neighbour() throws Exception {
        school.imported(BenchSchool.workbook(BenchSchool.rows(0, CHILDREN)));
        teacher = school.teacher();
        open = told().iterator();
    }

    public static void compare() throws Exception {
        var bench = new Neighbour();
        var _ = bench.waits(() -> until(IDLE)); // warm before anything counts
        var idle = bench.waits(() -> until(IDLE));
        print("idle", idle);
        var neighbour = BenchSchool.open(bench.stack);
        var roster = BenchSchool.workbook(BenchSchool.rows(0, ROWS));
        List<Double> during;
        var began = System.nanoTime();
        try (var importing = Executors.newSingleThreadExecutor()) {
            var whole = importing.submit(() -> {
                var _ = neighbour.upload(roster);
                bench.awaitDuties(neighbour.id(), ROWS);
                return null;
            });
            during = bench.waits(() -> () -> !whole.isDone());
            whole.get();
        }
        print(
                String.format(
                        Locale.ROOT,
                        "during %,d rows of another school (%.0f s until its duties are counted)",
                        ROWS,
                        (System.nanoTime() - began) / 1e9),
                during);
        System.out.printf(Locale.ROOT, "  ratio of the 99th percentiles %.1f%n", at(during, 0.99) / at(idle, 0.99));
    }

    private interface More {
        boolean more();
    }

    private static More until(Duration span) {
        var end = System.nanoTime() + span.toNanos();
        return () -> System.nanoTime() < end;
    }

    /** In milliseconds, sorted. */
    private List<Double> waits(Supplier<More> span) throws Exception {
        var token = stack.token(teacher.username()); // a long import outlives one
        var more = span.get();
        var waiting = new ConcurrentHashMap<UUID, Recorded>();
        try (var figures = stack.database("reporting");
                var executor = Executors.newSingleThreadExecutor()) {
            var recording = executor.submit(() -> {
                record(token, more, waiting);
                return null;
            });
            var waits = new ArrayList<Double>();
            while (!recording.isDone() || !waiting.isEmpty()) {
                LockSupport.parkNanos(BETWEEN_LOOKS);
                if (!waiting.isEmpty()) {
                    see(figures, waiting, waits);
                }
            }
            recording.get();
            return waits.stream().sorted().toList();
        }
    }

    private void record(String token, More more, Map<UUID, Recorded> waiting) throws Exception {
        var next = System.nanoTime();
        while (more.more() && open.hasNext()) {
            var one = open.next();
            var contact = UUID.randomUUID();
            var _ = stack.send(stack.request(LocalStack.CONTACTLOG + "/api/contacts/" + contact, token)
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of(
                            "child",
                            one.child(),
                            "kind",
                            "PARENT_CALL",
                            "occurredOn",
                            LocalDate.now(COUNTY).toString(),
                            "outcome",
                            "COMPLETED",
                            "participants",
                            List.of(teacher.caregiver()),
                            "with",
                            List.of("PARENT"),
                            "note",
                            "talked about the week"))))
                    .build());
            waiting.put(contact, new Recorded(System.nanoTime(), contact, one.duty()));
            next += BETWEEN_CONTACTS;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    /** The figures move in the transaction that keeps the fact. */
    private void see(Connection figures, Map<UUID, Recorded> waiting, List<Double> waits) throws SQLException {
        var asked = List.copyOf(waiting.values());
        try (var query = figures.prepareStatement("""
                        select contact.id from unnest(?::uuid[], ?::uuid[]) as asked (contact, duty)
                        join contact_fact as contact on contact.tenant_id = ? and contact.id = asked.contact
                        join obligation_fact as duty on duty.tenant_id = ? and duty.id = asked.duty
                            and duty.body::text like '%"MET"%'
                        """)) {
            query.setArray(
                    1,
                    figures.createArrayOf(
                            "uuid", asked.stream().map(Recorded::contact).toArray()));
            query.setArray(
                    2,
                    figures.createArrayOf(
                            "uuid", asked.stream().map(Recorded::duty).toArray()));
            query.setObject(3, school.id());
            query.setObject(4, school.id());
            var rows = query.executeQuery();
            var now = System.nanoTime();
            while (rows.next()) {
                var seen = waiting.remove(rows.getObject(1, UUID.class));
                if (seen != null) {
                    waits.add((now - seen.at()) / 1e6);
                }
            }
        }
    }

    /** One open call for each child, once the figures know them all and the contact log knows their teacher. */
    private List<Open> told() throws Exception {
        while (count("contactlog", "select count(*) from teaching where tenant_id = ?", school.id()) == 0) {
            LockSupport.parkNanos(100_000_000);
        }
        awaitDuties(school.id(), CHILDREN);
        var found = new ArrayList<Open>();
        try (var database = stack.database("contactlog");
                var query = database.prepareStatement("""
                        select distinct on (child_id) child_id, id from obligation
                        where tenant_id = ? and kind = 'PARENT_CALL' and state = 'UNMET' and void_from is null
                            and current_date between opens_on and grace_until
                        order by child_id, due_on
                        """)) {
            query.setObject(1, school.id());
            var rows = query.executeQuery();
            while (rows.next()) {
                found.add(new Open(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
            }
        }
        return found;
    }

    /** Until what the contact log has issued for all of a school's children is in the figures. */
    private void awaitDuties(UUID of, int children) throws SQLException {
        do {
            LockSupport.parkNanos(500_000_000);
        } while (count("contactlog", "select count(*) from child where tenant_id = ? and issued_by <> ''", of)
                        < children
                || count("contactlog", "select count(*) from obligation where tenant_id = ?", of)
                        > count("reporting", "select count(*) from obligation_fact where tenant_id = ?", of));
    }

    private long count(String database, String sql, UUID of) throws SQLException {
        try (var connection = stack.database(database);
                var query = connection.prepareStatement(sql)) {
            query.setObject(1, of);
            var row = query.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    private static void print(String name, List<Double> waits) {
        System.out.printf(
                Locale.ROOT,
                "contact to figures, %s: %d contacts, median %.0f ms, 99th percentile %.0f ms, longest %.0f ms%n",
                name,
                waits.size(),
                at(waits, 0.5),
                at(waits, 0.99),
                waits.getLast());
    }

    private static double at(List<Double> waits, double share) {
        return waits.get((int) Math.ceil(share * waits.size()) - 1);
    }
}
