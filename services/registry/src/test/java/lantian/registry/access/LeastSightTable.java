package lantian.registry.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first table of {@code docs/security/least-sight.md}: field, then viewpoint, then the sign in the cell. */
public record LeastSightTable(List<String> viewpoints, Map<String, Map<String, String>> cells) {

    public static LeastSightTable read() {
        var lines = lines().stream()
                .dropWhile(line -> !line.startsWith("## Archive"))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .skip(1)
                        .map(String::strip)
                        .toList())
                .toList();
        var viewpoints = lines.getFirst().subList(2, lines.getFirst().size());
        var cells = new LinkedHashMap<String, Map<String, String>>();
        for (var row : lines.subList(2, lines.size())) {
            var signs = new LinkedHashMap<String, String>();
            for (int i = 0; i < viewpoints.size(); i++) {
                signs.put(viewpoints.get(i), row.get(i + 2));
            }
            cells.put(row.getFirst().replace("`", ""), signs);
        }
        return new LeastSightTable(viewpoints, cells);
    }

    public String cell(String field, String viewpoint) {
        return java.util.Objects.requireNonNull(
                java.util.Objects.requireNonNull(cells.get(field)).get(viewpoint));
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(Path.of("../../docs/security/least-sight.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
