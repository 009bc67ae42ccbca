package lantian.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import lantian.servers.Distributions;
import lantian.servers.Running;
import lantian.servers.Server;

/** {@code infra/lantian}, after the shell part has found a JDK and built what is new. */
public final class Main {

    private final Layout layout;
    private final Texts texts;
    private final Secrets secrets;
    private final Stack stack;
    private final Processes processes;
    private final WatcherProcess watcher;

    private Main(Layout layout, Texts texts, Replicas replicas) throws IOException {
        this.layout = layout;
        this.texts = texts;
        this.secrets = Secrets.in(layout.secrets());
        this.stack = new Stack(layout, secrets, replicas);
        this.processes = new Processes(layout);
        this.watcher = new WatcherProcess(layout);
    }

    public static void main(String[] arguments) throws Exception {
        var texts = Texts.of(System.getenv());
        int code;
        try {
            var layout = Layout.of(Distributions.root(), System.getenv());
            var words = new ArrayList<>(List.of(arguments));
            var replicas = replicas(words, layout, texts);
            code = new Main(layout, texts, replicas).run(words);
        } catch (Refusal refusal) {
            System.err.println(refusal.line());
            code = 1;
        } catch (Running.ServerFailed failure) {
            System.err.println(texts.say("failed", failure.server(), Up.reason(failure), failure.server()));
            code = 1;
        } catch (IllegalStateException | IOException broken) {
            System.err.println(texts.say("broken", String.valueOf(broken.getMessage())));
            code = 1;
        }
        System.exit(code);
    }

    private int run(List<String> arguments) throws Exception {
        var command = arguments.isEmpty() ? "" : arguments.getFirst();
        var argument = arguments.size() > 1 ? arguments.get(1) : "";
        return switch (command) {
            case "up" -> alone(() -> up(new ArrayList<>(arguments.subList(1, arguments.size()))));
            case "watch" -> watch();
            case "down" -> alone(this::down);
            case "status" -> new Status(layout, texts, stack, processes, watcher).print(System.out);
            case "demo" -> demo(argument.isEmpty() ? "small" : argument);
            case "token" -> token(argument);
            case "env" -> alone(() -> env(argument));
            case "rotate-key" -> alone(this::rotateKey);
            case "backup" -> alone(() -> backup(arguments.subList(1, arguments.size())));
            case "restore" -> alone(() -> restore(new ArrayList<>(arguments.subList(1, arguments.size()))));
            case "test" -> new TestRun(layout, texts).run();
            default -> throw new Refusal(texts.say("usage"));
        };
    }

    /** {@code up --replicas 2} asks for two of each; every other command finds as many as there are. */
    private static Replicas replicas(List<String> words, Layout layout, Texts texts) throws IOException {
        var option = words.indexOf("--replicas");
        if (words.isEmpty() || !words.getFirst().equals("up")) {
            return Replicas.noted(layout);
        }
        if (option < 0) {
            return Replicas.ONE;
        }
        try {
            var wanted = new Replicas(Integer.parseInt(words.get(option + 1)));
            words.subList(option, option + 2).clear();
            return wanted;
        } catch (IllegalArgumentException | IndexOutOfBoundsException unclear) {
            throw new Refusal(texts.say("replicas"));
        }
    }

    /** @param only names of servers; empty for all; with {@code --no-demo} nothing made up comes into the county */
    private int up(List<String> only) throws Exception {
        var demo = !only.remove("--no-demo");
        boolean fresh;
        double seconds;
        // it would start what this command starts or ends
        processes.stop(watcher);
        try (var steps = steps()) {
            new Restore(layout, texts, steps).forget();
            endSurplus(steps);
            if (Files.exists(layout.secrets())
                    || !Files.exists(layout.data("postgresql").resolve("PG_VERSION"))) {
                secrets.store();
            }
            fresh = new Up(layout, texts, stack, processes, steps).run(wanted(only));
            secrets.store();
            if (demo && only.isEmpty() && !new Demos(layout, texts, stack).loaded("small")) {
                loadFirstDemo(steps);
            }
            seconds = steps.seconds();
        } finally {
            if (processes.find(stack.postgres()).isPresent()) {
                processes.start(watcher);
            }
        }
        System.out.println(
                fresh ? texts.say("up", String.format(Locale.ROOT, "%.1f", seconds)) : texts.say("up-already"));
        System.out.println();
        System.out.println("  " + texts.say("address", stack.address()));
        new Status(layout, texts, stack, processes, watcher).accounts(System.out);
        return 0;
    }

    /** Ends the second of each where only one is wanted any more. */
    private void endSurplus(Steps steps) throws Exception {
        var before = new Stack(layout, secrets, Replicas.noted(layout));
        stack.replicas().note(layout);
        var names = stack.all().stream().map(Server::name).toList();
        stop(
                steps,
                before.applications().stream()
                        .filter(server -> !names.contains(server.name()))
                        .toList());
    }

    /** What the watcher's own process does, until it is told to end. */
    private int watch() throws InterruptedException {
        var watching = new Watcher(stack, processes, texts, System.out, Clock.systemUTC());
        var archives = Thread.ofVirtual().start(new Archives(stack, texts, System.out));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            archives.interrupt();
            watching.end();
            awaitEnd(archives);
        }));
        watching.run();
        return 0;
    }

    /** A trial run that is under way is ended by its own thread, which must live for so long. */
    private static void awaitEnd(Thread archives) {
        try {
            var _ = archives.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Server> wanted(List<String> only) {
        if (only.isEmpty()) {
            return stack.all();
        }
        for (var name : only) {
            if (stack.all().stream().noneMatch(server -> server.name().equals(name))) {
                throw new Refusal(texts.say("usage"));
            }
        }
        return stack.all().stream()
                .filter(server -> server.equals(stack.postgres()) || only.contains(server.name()))
                .toList();
    }

    /** The stack is up: a demo that does not load is no reason to take it down. */
    private void loadFirstDemo(Steps steps) throws InterruptedException {
        try {
            new Demos(layout, texts, stack).load("small", steps);
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception failure) {
            steps.line("  - " + texts.say("demo-failed", "small", String.valueOf(failure.getMessage())));
        }
    }

    private int down() throws Exception {
        try (var steps = steps()) {
            stopAll(steps);
        }
        System.out.println(texts.say("down", layout.data()));
        return 0;
    }

    private void stopAll(Steps steps) throws Exception {
        // before all others, whom it would start again
        processes.stop(watcher);
        // nobody loses a server it still works with
        stop(steps, stack.applications());
        stop(steps, List.of(stack.keycloak(), stack.kafka()));
        stop(steps, List.of(stack.postgres()));
    }

    private int backup(List<String> words) throws Exception {
        if (words.size() != 1) {
            throw new Refusal(texts.say("usage"));
        }
        if (!processes.healthy(stack.postgres()) || !processes.healthy(stack.kafka())) {
            throw new Refusal(texts.say("not-running"));
        }
        var folder = Path.of(words.getFirst()).toAbsolutePath();
        try (var steps = steps()) {
            new Backup(layout, texts, stack, steps, Clock.systemUTC()).write(folder);
        }
        System.out.println(texts.say("backup.done", folder, folder.resolve(Backup.KEYS)));
        return 0;
    }

    private int restore(List<String> words) throws Exception {
        var replace = words.remove("--replace");
        var option = words.indexOf("--keys");
        var elsewhere = option >= 0 && option + 1 < words.size() ? words.get(option + 1) : null;
        if (elsewhere != null) {
            words.subList(option, option + 2).clear();
        }
        if (words.size() != 1) {
            throw new Refusal(texts.say("usage"));
        }
        var folder = Path.of(words.getFirst()).toAbsolutePath();
        var keys = elsewhere == null
                ? folder.resolve(Backup.KEYS)
                : Path.of(elsewhere).toAbsolutePath();
        try (var steps = steps()) {
            var restore = new Restore(layout, texts, steps);
            var manifest = restore.check(folder, keys, replace);
            stopAll(steps);
            restore.run(folder, keys);
            System.out.println(texts.say("restore.done", manifest.get("taken")));
        }
        return 0;
    }

    private void stop(Steps steps, List<? extends Server> servers) throws Exception {
        var work = new ArrayList<Callable<Void>>();
        for (var server : servers) {
            if (processes.find(server).isPresent()) {
                work.add(() -> steps.step(texts.say("step.stop", texts.server(server)), () -> {
                    processes.stop(server);
                    return null;
                }));
            }
        }
        Up.together(work);
    }

    /**
     * Changes the master key of the sealed data. A service that is told two keys wraps everything by the first before it is
     * ready, so the older one goes only when all are. Interrupted at any point, the same command goes on.
     */
    private int rotateKey() throws Exception {
        if (!processes.healthy(stack.applications().getLast())) {
            throw new Refusal(texts.say("not-running"));
        }
        // it knows the key of its own start only
        processes.stop(watcher);
        try (var steps = steps()) {
            secrets.addKey(Stack.VAULT_KEY);
            restartApplications(steps);
            secrets.dropOlderKeys(Stack.VAULT_KEY);
            restartApplications(steps);
        } finally {
            processes.start(watcher);
        }
        System.out.println(texts.say("key-rotated", layout.secrets()));
        return 0;
    }

    private void restartApplications(Steps steps) throws Exception {
        secrets.store();
        stop(steps, stack.applications());
        var changed = new Stack(layout, secrets, stack.replicas());
        new Up(layout, texts, changed, processes, steps).run(changed.all());
    }

    private int demo(String name) throws Exception {
        if (!processes.healthy(stack.applications().getLast())) {
            throw new Refusal(texts.say("not-running"));
        }
        try (var steps = steps()) {
            new Demos(layout, texts, stack).load(name, steps);
        }
        return 0;
    }

    private int token(String username) throws Exception {
        if (username.isEmpty()) {
            throw new Refusal(texts.say("usage"));
        }
        if (!processes.healthy(stack.keycloak())) {
            throw new Refusal(texts.say("not-running"));
        }
        try {
            System.out.println(new Demos(layout, texts, stack).token(username));
            return 0;
        } catch (IllegalStateException refused) {
            throw new Refusal(texts.say("no-token", username, String.valueOf(refused.getMessage())));
        }
    }

    /** The watcher would start again what is to run elsewhere. */
    private int env(String name) throws Exception {
        var service = stack.applications().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(texts.say("usage")));
        if (!processes.healthy(stack.postgres())) {
            throw new Refusal(texts.say("not-running"));
        }
        processes.stop(watcher);
        try (var steps = steps()) {
            stop(steps, List.of(service));
        } finally {
            processes.start(watcher);
        }
        System.out.println(texts.say("env", name, new Environments(layout).write(service)));
        return 0;
    }

    /** Two of these at the same time would start everything twice. */
    private int alone(Callable<Integer> work) throws Exception {
        Files.createDirectories(layout.state());
        var file = layout.state().resolve("lock");
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null) {
                throw new Refusal(texts.say("busy"));
            }
            return work.call();
        }
    }

    private Steps steps() {
        // the shell knows it best
        return new Steps(System.out, texts, "yes".equals(System.getenv("LANTIAN_TERMINAL")));
    }
}
