package lantian.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRunTest {

    @TempDir
    Path root;

    @Test
    void the_sum_counts_every_report_of_this_run_and_none_of_an_older_one() throws Exception {
        var began = Instant.parse("2026-11-01T08:00:00Z");
        report("services/registry/target/surefire-reports/TEST-A.xml", 5, 1, 1, 1, began.plusSeconds(5));
        report("gateway/target/surefire-reports/TEST-B.xml", 3, 0, 0, 0, began.plusSeconds(9));
        report("gateway/target/surefire-reports/TEST-Old.xml", 7, 7, 0, 0, began.minusSeconds(60));

        assertThat(TestRun.sum(root, began)).isEqualTo(new TestRun.Sum(8, 2, 1));
    }

    private void report(String file, int tests, int failures, int errors, int skipped, Instant written)
            throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite version="3.0.2" name="A" time="1.2" tests="%d" errors="%d" skipped="%d" failures="%d">
                </testsuite>
                """.formatted(tests, errors, skipped, failures));
        Files.setLastModifiedTime(path, FileTime.from(written));
    }
}
