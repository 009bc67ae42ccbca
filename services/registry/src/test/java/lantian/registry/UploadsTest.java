package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.Tokens;
import lantian.registry.rosterimport.Sheets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A school that uploads a lot at once is told to wait, and no other school notices. */
@ServiceTest
class UploadsTest {

    private static final int AT_ONCE = 14;

    @Autowired
    Db db;

    @Autowired
    Tokens tokens;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void many_large_uploads_of_one_school_leave_room_for_another(boolean dryRun) throws Exception {
        var eager = Schools.open(db, tokens, port).admin();
        var other = Schools.open(db, tokens, port);
        var others = other.admin();
        var small = Schools.roster("王小明");
        var large = large();
        var path = "roster-imports?dryRun=" + dryRun;
        var ready = new CountDownLatch(AT_ONCE);
        Callable<Api.Answer> upload = () -> {
            ready.countDown();
            ready.await();
            return eager.upload(path, "roster.xlsx", large);
        };

        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var uploads = IntStream.range(0, AT_ONCE)
                    .mapToObj(_ -> people.submit(upload))
                    .toList();
            ready.await();
            var began = Instant.now();
            var done = other.done(others.upload(path, "roster.xlsx", small));

            assertThat(done.path("state").asString()).isEqualTo("DONE");
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(10));
            told(uploads);
        }
        // nobody's place is lost
        assertThat(eager.upload(path, "roster.xlsx", small).status()).isEqualTo(202);
    }

    private static void told(List<Future<Api.Answer>> uploads) throws Exception {
        var answers = new ArrayList<Api.Answer>();
        for (var upload : uploads) {
            answers.add(upload.get());
        }
        var refused = answers.stream().filter(answer -> answer.status() != 202).toList();

        assertThat(refused).hasSizeBetween(1, AT_ONCE - 2).allSatisfy(answer -> {
            assertThat(answer.problem()).isEqualTo("429 too-many-requests");
            assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body().path("detail").asString()).contains("再上传一次");
        });
    }

    /** Nearly as large as may be, most of it a picture: two of them are all that is looked into at a time. */
    private static byte[] large() {
        var picture = new byte[19 << 20];
        new Random(1).nextBytes(picture);
        var parts = new LinkedHashMap<>(Sheets.raw(
                Map.of("花名册", Sheets.data(List.of(Sheets.HEADINGS, List.of("王小明", "男", "2017-05-17", "三年级", "1班")))),
                Sheets.formats()));
        parts.put("xl/media/image1.png", picture);
        return Sheets.zip(parts);
    }
}
