package lantian.acceptance.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import lantian.acceptance.stack.Person;

/** Talks with children, recorded while servers die. */
final class Talks {

    private static final Duration BEFORE_TRYING_AGAIN = Duration.ofMillis(200);

    private Talks() {}

    /**
     * As a phone does it: the same contact again until there is an answer.
     *
     * @return its id, once it is acknowledged
     */
    static UUID record(Person phone, UUID child, UUID participant) {
        var id = UUID.randomUUID();
        var body = Map.of(
                "child", child.toString(),
                "kind", "TALK",
                "occurredOn", LocalDate.now(ZoneId.of("Asia/Shanghai")).toString(),
                "outcome", "COMPLETED",
                "participants", List.of(participant.toString()),
                "with", List.of("CHILD"),
                "findings", List.of(),
                "triggers", List.of());
        while (true) {
            try {
                var answer = phone.put("/api/contacts/" + id, body);
                if (answer.ok()) {
                    return id;
                }
                assertThat(answer.status()).as(answer.text()).isGreaterThanOrEqualTo(500);
            } catch (UncheckedIOException cut) {
                assertThat(cut).hasCauseInstanceOf(IOException.class);
            }
            LockSupport.parkNanos(BEFORE_TRYING_AGAIN.toNanos());
        }
    }
}
