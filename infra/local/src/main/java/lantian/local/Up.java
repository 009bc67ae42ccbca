package lantian.local;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lantian.servers.KafkaRights;
import lantian.servers.Realm;
import lantian.servers.Roles;
import lantian.servers.Running;
import lantian.servers.Server;

/** Starts what does not run yet. If one server fails, those that this run started are stopped again. */
final class Up {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** The accounts of {@code demo.json}; they work for the bureau. */
    private static final List<String> BUREAU = List.of("officer", "auditor");

    private final Layout layout;
    private final Texts texts;
    private final Stack stack;
    private final Processes processes;
    private final Steps steps;
    private final List<Server> started = Collections.synchronizedList(new ArrayList<>());
    /**
     * A start is work for one processor. More starts than processors would only keep Keycloak waiting, which is asked for the
     * realm when it is ready.
     */
    private final Semaphore starting = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    Up(Layout layout, Texts texts, Stack stack, Processes processes, Steps steps) {
        this.layout = layout;
        this.texts = texts;
        this.stack = stack;
        this.processes = processes;
        this.steps = steps;
    }

    /**
     * @param wanted servers of the stack; PostgreSQL among them
     * @return whether anything had to be started
     */
    boolean run(List<? extends Server> wanted) throws Exception {
        var missing = new ArrayList<Server>();
        for (var server : wanted) {
            if (!processes.healthy(server)) {
                processes.stop(server);
                missing.add(server);
            }
        }
        if (missing.isEmpty()) {
            return false;
        }
        new Preflight(layout, texts).check(missing);
        try {
            startAll(missing);
            return true;
        } catch (Exception failure) {
            stopStarted();
            throw failure;
        }
    }

    private void startAll(List<Server> missing) throws Exception {
        if (missing.contains(stack.postgres())) {
            start(stack.postgres());
        }
        databases();
        var work = new ArrayList<Callable<Void>>();
        if (missing.contains(stack.keycloak())) {
            work.add(this::keycloak);
        }
        work.add(() -> {
            if (missing.contains(stack.kafka())) {
                start(stack.kafka());
            }
            if (processes.healthy(stack.kafka())) {
                KafkaRights.ofSources().grant(stack.kafka(), stack.kafkaPasswords());
            }
            // replicas share what is extracted, so one comes after the other
            var kinds = stack.applications().stream()
                    .filter(missing::contains)
                    .collect(Collectors.groupingBy(BootServer::kind));
            together(kinds.values().stream()
                    .map(replicas -> (Callable<Void>) () -> startEach(replicas))
                    .toList());
            return null;
        });
        together(work);
    }

    private Void keycloak() throws Exception {
        start(stack.keycloak());
        realm();
        return null;
    }

    /**
     * Protects the realm of Keycloak's own administrators, creates ours, and in it the command line's client and the bureau's
     * demo accounts. Each part is asked for by itself: an interruption between two of them heals with the next run.
     */
    private void realm() throws IOException {
        var admin = stack.keycloakAdmin();
        admin.send("PUT", "/master", Realm.master());
        if (!admin.has(Stack.REALM)) {
            admin.createRealm(stack.realm().production(Stack.REALM));
        }
        var members = "/" + Stack.REALM + "/organizations/" + Stack.COUNTY + "/members";
        var there = admin.find(members).orElseThrow().findValuesAsString("username");
        if (there.containsAll(BUREAU)) {
            return;
        }
        admin.send("POST", "/" + Stack.REALM + "/partialImport", stack.realm().demo());
        for (var username : BUREAU) {
            if (!there.contains(username)) {
                var found = admin.find("/" + Stack.REALM + "/users?exact=true&username=" + username);
                admin.send(
                        "POST", members, found.orElseThrow().get(0).path("id").asString());
            }
        }
    }

    /** The tables are made once, before the first of a kind starts. */
    private Void startEach(List<BootServer> replicas) throws Exception {
        var first = replicas.getFirst();
        first.prepare();
        try (var database = stack.postgres().connect(first.kind())) {
            first.migrate(database);
        }
        for (var replica : replicas) {
            start(replica);
        }
        return null;
    }

    private void start(Server server) throws Exception {
        starting.acquire();
        try {
            steps.step(name(server), () -> {
                var running = processes.start(server);
                started.add(server);
                return running.awaitReady(PATIENCE);
            });
        } finally {
            starting.release();
        }
    }

    private void databases() throws SQLException, IOException {
        try (var all = stack.postgres().connect("postgres")) {
            for (var roles : stack.databases()) {
                Roles.database(all, roles.service());
                try (var database = stack.postgres().connect(roles.service())) {
                    roles.apply(database);
                }
            }
        }
    }

    /** Runs all at once; the first failure ends the others. */
    static void together(List<Callable<Void>> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ExecutorCompletionService<Void>(threads);
            work.forEach(results::submit);
            try {
                for (var _ : work) {
                    results.take().get();
                }
            } catch (ExecutionException failed) {
                threads.shutdownNow();
                throw failed.getCause() instanceof Exception cause ? cause : failed;
            }
        }
    }

    private void stopStarted() throws IOException, InterruptedException {
        for (var server : started.reversed()) {
            processes.stop(server);
        }
    }

    private String name(Server server) {
        return texts.server(server);
    }

    /** The line that tells most about why a server did not start. */
    static String reason(Running.ServerFailed failure) {
        return Stream.of("FATAL", "PANIC", "Caused by", "ERROR", "Error")
                .flatMap(word -> failure.tail().stream()
                        .filter(line -> line.contains(word))
                        .limit(1))
                .findFirst()
                .orElseGet(() -> failure.tail().isEmpty() ? "" : failure.tail().getLast())
                .replaceFirst("^[-0-9T:.,+ ]+(UTC \\[\\d+] )?", "")
                .strip();
    }
}
