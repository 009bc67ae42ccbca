package lantian.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A server that runs as a process of its own, and keeps all it knows in one data folder. */
public interface Server {

    /** Short and stable: names the log and the pid file. */
    String name();

    /** The ports it listens on; all on the loopback address. */
    List<Integer> ports();

    /** Makes the data folder ready. Harmless to repeat; the server must not be running. */
    void prepare() throws IOException, InterruptedException;

    /** The command that becomes the server, in the foreground. */
    Launch launch() throws IOException;

    /** Whether it answers as it should. Never blocks for longer than about two seconds. */
    boolean ready();

    /** Whether a process with this command line is the newest version, not one from before the last build. */
    default boolean isNewest(String commandLine) throws IOException {
        return true;
    }

    /** The signal that ends it in order. */
    default String goodbye() {
        return "TERM";
    }

    /** What to run, with which additions to the environment, from which folder. */
    record Launch(List<String> command, Map<String, String> environment, Path directory) {}
}
