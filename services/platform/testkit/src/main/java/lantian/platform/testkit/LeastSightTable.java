package lantian.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import lantian.servers.Distributions;

/**
 * A table of {@code docs/security/least-sight.md}: field, then viewpoint, then the sign in the cell. What stands between the
 * field and the first viewpoint explains the field and is not read.
 */
public record LeastSightTable(List<String> viewpoints, Map<String, Map<String, String>> cells) {

    private static final String SEEN = "●";

    /** @param heading how the line begins below which the table stands */
    public static LeastSightTable below(String heading) {
        var lines = lines().stream()
                .dropWhile(line -> !line.startsWith(heading))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .skip(1)
                        .map(String::strip)
                        .toList())
                .toList();
        var viewpoints = lines.getFirst().stream()
                .filter(name -> name.matches("[A-Z_]+"))
                .toList();
        var before = lines.getFirst().size() - viewpoints.size();
        var cells = new LinkedHashMap<String, Map<String, String>>();
        for (var row : lines.subList(2, lines.size())) {
            var signs = new LinkedHashMap<String, String>();
            for (int i = 0; i < viewpoints.size(); i++) {
                signs.put(viewpoints.get(i), row.get(i + before));
            }
            cells.put(row.getFirst().replace("`", ""), signs);
        }
        return new LeastSightTable(viewpoints, cells);
    }

    public String cell(String field, String viewpoint) {
        return Objects.requireNonNull(Objects.requireNonNull(cells.get(field)).get(viewpoint));
    }

    public boolean seen(String field, String viewpoint) {
        return cell(field, viewpoint).equals(SEEN);
    }

    /** Of one field, by viewpoint. */
    public Map<String, Boolean> seen(String field) {
        return viewpoints.stream()
                .collect(Collectors.toMap(viewpoint -> viewpoint, viewpoint -> seen(field, viewpoint)));
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(Distributions.root().resolve("docs/security/least-sight.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
