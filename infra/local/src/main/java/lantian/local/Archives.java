package lantian.local;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lantian.servers.KeycloakAdmin;
import lantian.servers.Running;
import lantian.servers.Server;

/**
 * Makes what lets Keycloak and the applications start in two seconds instead of twelve, once they have run for a while: nobody waits for
 * it, and people who have just started the stack use it meanwhile.
 */
record Archives(Stack stack, Texts texts, PrintStream log) implements Runnable {

    private static final Duration AFTER_START = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Override
    public void run() {
        try {
            TimeUnit.SECONDS.sleep(AFTER_START.toSeconds());
            make(stack.keycloak(), this::trainKeycloak);
            for (var application : stack.applications()) {
                make(application, () -> train(application));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Training {
        void run() throws IOException, InterruptedException;
    }

    private void make(Server server, Training training) throws InterruptedException {
        try {
            training.run();
        } catch (IOException | Running.ServerFailed withoutIt) {
            log.println(texts.say("training-failed", texts.server(server), String.valueOf(withoutIt.getMessage())));
        }
    }

    private static void train(BootServer application) throws IOException, InterruptedException {
        if (application.untrained()) {
            application.train();
        }
    }

    /** A second one runs until it has answered, which opens the same accounts and changes none; ending takes it long. */
    private void trainKeycloak() throws IOException, InterruptedException {
        if (!stack.keycloak().untrained()) {
            return;
        }
        var second = stack.secondKeycloak();
        var trial =
                Running.start(second.training(), second.work().resolve("training.log"), List.of("nice", "-n", "19"));
        try {
            trial.awaitReady(PATIENCE);
            new KeycloakAdmin(second.url(), second.adminPassword()).has(Stack.REALM);
            trial.process().destroy();
            if (trial.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                second.trained();
            }
        } finally {
            trial.process().destroyForcibly();
        }
    }
}
