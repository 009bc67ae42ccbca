package lantian.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lantian.servers.Server;

/**
 * The process of the {@link Watcher}. A shell stands before it and starts it again if it dies itself; to kill both at once
 * is to stop watching, which {@link Status} shows.
 */
record WatcherProcess(Layout layout) implements Server {

    private static final String AGAIN = """
            trap 'kill $child 2>/dev/null; wait $child; exit 0' TERM
            while :; do
              "$@" & child=$!
              wait $child && exit 0
              sleep 0.5
            done
            """;

    @Override
    public String name() {
        return "watcher";
    }

    @Override
    public List<Integer> ports() {
        return List.of();
    }

    @Override
    public void prepare() {}

    @Override
    public Launch launch() {
        var command = new ArrayList<>(List.of("/bin/sh", "-c", AGAIN, "watcher"));
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx48m",
                "-Dlantian.root=" + layout.root(),
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "lantian.local.Main",
                "watch"));
        return new Launch(
                command,
                Map.of("LANTIAN_STATE", layout.state().toString(), "LANTIAN_PORTS", Integer.toString(layout.shift())),
                layout.root());
    }

    @Override
    public boolean ready() {
        return true;
    }
}
