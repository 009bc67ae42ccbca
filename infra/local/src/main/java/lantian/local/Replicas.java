package lantian.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many of each service and of the gateway run side by side; noted, so that every later command knows them all. */
record Replicas(int count) {

    private static final int MOST = 2;

    static final Replicas ONE = new Replicas(1);

    Replicas {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("replicas: 1 or " + MOST);
        }
    }

    /** As the last {@code up} left it. */
    static Replicas noted(Layout layout) throws IOException {
        return Files.exists(file(layout))
                ? new Replicas(Integer.parseInt(Files.readString(file(layout)).strip()))
                : ONE;
    }

    void note(Layout layout) throws IOException {
        Files.createDirectories(layout.run());
        Files.writeString(file(layout), Integer.toString(count));
    }

    private static Path file(Layout layout) {
        return layout.run().resolve("replicas");
    }
}
