package lantian.pairing.caregiver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The caregivers' table of {@code docs/security/least-sight.md}: field, then viewpoint, then whether it is seen. */
public record LeastSightTable(Map<String, Map<String, Boolean>> cells) {

    public static LeastSightTable read() {
        var lines = lines().stream()
                .dropWhile(line -> !line.startsWith("## Caregivers"))
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
        return new LeastSightTable(cells);
    }

    public boolean seen(String field, Viewpoint viewpoint) {
        return Objects.requireNonNull(Objects.requireNonNull(cells.get(field)).get(viewpoint.name()));
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(Path.of("../../docs/security/least-sight.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
