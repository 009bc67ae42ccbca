package lantian.contactlog.contact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;

/** A table of {@code docs/security/least-sight.md} below its heading: field, then viewpoint, then whether it is seen. */
@NullMarked
public record LeastSightTables(Map<String, Map<String, Boolean>> cells) {

    public static LeastSightTables ordinary() {
        return below("### Any contact");
    }

    public static LeastSightTables counselling() {
        return below("### Counselling");
    }

    public boolean seen(String field, String viewpoint) {
        return Objects.requireNonNull(Objects.requireNonNull(cells.get(field)).get(viewpoint));
    }

    private static LeastSightTables below(String heading) {
        var lines = lines().stream()
                .dropWhile(line -> !line.startsWith(heading))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .skip(1)
                        .map(String::strip)
                        .toList())
                .toList();
        var viewpoints = lines.getFirst().subList(1, lines.getFirst().size());
        var cells = new LinkedHashMap<String, Map<String, Boolean>>();
        for (var row : lines.subList(2, lines.size())) {
            var signs = new LinkedHashMap<String, Boolean>();
            for (int i = 0; i < viewpoints.size(); i++) {
                signs.put(viewpoints.get(i), row.get(i + 1).equals("●"));
            }
            cells.put(row.getFirst().replace("`", ""), signs);
        }
        return new LeastSightTables(cells);
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(Path.of("../../docs/security/least-sight.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
