package lantian.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where things lie and listen.
 *
 * @param root the source tree
 * @param state all that the running stack writes: {@code data logs run secrets}
 * @param shift added to every port, so that a second stack can run beside the first
 */
public record Layout(Path root, Path state, int shift) {

    /** {@code LANTIAN_STATE} and {@code LANTIAN_PORTS} choose another folder and a shift. */
    static Layout of(Path root, Map<String, String> environment) {
        var state = Optional.ofNullable(environment.get("LANTIAN_STATE")).map(Path::of);
        var shift = Integer.parseInt(environment.getOrDefault("LANTIAN_PORTS", "0"));
        return new Layout(root, state.orElse(root.resolve(".lantian")).toAbsolutePath(), shift);
    }

    /** What stays when everything is stopped. */
    Path data() {
        return state.resolve("data");
    }

    Path data(String server) {
        return data().resolve(server);
    }

    Path log(String server) {
        return state.resolve("logs").resolve(server + ".log");
    }

    Path run() {
        return state.resolve("run");
    }

    Path secrets() {
        return state.resolve("secrets");
    }

    int port(int usual) {
        return usual + shift;
    }
}
