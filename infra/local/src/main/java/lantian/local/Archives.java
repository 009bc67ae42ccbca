package lantian.local;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Makes what lets the applications start in two seconds instead of twelve, once they have run for a while: nobody waits for
 * it, and people who have just started the stack use it meanwhile.
 */
record Archives(Stack stack, Texts texts, PrintStream log) implements Runnable {

    private static final Duration AFTER_START = Duration.ofSeconds(20);

    @Override
    public void run() {
        try {
            TimeUnit.SECONDS.sleep(AFTER_START.toSeconds());
            for (var application : stack.applications()) {
                make(application);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void make(BootServer application) throws InterruptedException {
        try {
            if (application.untrained()) {
                application.train();
            }
        } catch (IOException withoutIt) {
            log.println(
                    texts.say("training-failed", texts.server(application), String.valueOf(withoutIt.getMessage())));
        }
    }
}
