package lantian.local;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import lantian.local.backup.PrivateFiles;

/** What a service is told, as files that an IDE reads when it starts one against the running stack. */
record Environments(Layout layout) {

    /** @return the file, {@code NAME=value} in each line; for its owner alone, as there are passwords in it */
    Path write(BootServer service) throws IOException {
        var file = layout.state().resolve("env").resolve(service.name() + ".env");
        PrivateFiles.createFolder(layout.state().resolve("env"));
        Files.writeString(
                PrivateFiles.create(file),
                new TreeMap<>(service.environment())
                        .entrySet().stream()
                                .map(one -> one.getKey() + "=" + one.getValue() + "\n")
                                .collect(joining()));
        return file;
    }
}
