package lantian.registry.rosterimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import lantian.registry.rosterimport.RosterImport.Counts;
import lantian.registry.rosterimport.RosterImport.State;
import org.junit.jupiter.api.Test;

/** How far an import is, and until when a checked file waits. */
class RosterImportTest {

    private static final Instant NOW = Instant.parse("2026-09-01T02:00:00Z");

    private final RosterImport check = uploaded(true);

    private static RosterImport uploaded(boolean dryRun) {
        return new RosterImport(
                new ImportId(UUID.randomUUID()),
                UUID.randomUUID(),
                dryRun,
                new byte[] {1},
                false,
                LocalDate.of(2026, 9, 1),
                NOW);
    }

    @Test
    void a_batch_counts_once_however_often_it_comes() {
        check.progressed(501, new Counts(400, 50, 40, 10));

        assertThat(check.isPast(501)).isTrue();
        assertThat(check.isPast(502)).isFalse();
        check.progressed(700, new Counts(1, 2, 3, 4));
        assertThat(check.counts()).isEqualTo(new Counts(401, 52, 43, 14));
        assertThat(check.counts().done()).isEqualTo(510);
    }

    @Test
    void nothing_is_stored_behind_the_end() {
        check.finish("broken-workbook", NOW);

        assertThat(check.state()).isEqualTo(State.FAILED);
        assertThat(check.reason()).isEqualTo("broken-workbook");
        assertThat(check.isPast(Integer.MAX_VALUE)).isTrue();
    }

    @Test
    void a_check_that_succeeded_waits_for_a_day_and_until_it_is_imported() {
        assertThat(check.waitsUntil()).isNull();

        check.finish(null, NOW);

        assertThat(check.waitsUntil()).isEqualTo(NOW.plus(Duration.ofDays(1)));
        check.importedAs(new ImportId(UUID.randomUUID()));
        assertThat(check.waitsUntil()).isNull();
    }

    @Test
    void neither_an_import_nor_a_check_that_failed_waits() {
        var done = uploaded(false);
        done.finish(null, NOW);
        check.finish("empty-roster", NOW);

        assertThat(done.waitsUntil()).isNull();
        assertThat(check.waitsUntil()).isNull();
    }
}
