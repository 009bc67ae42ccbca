package lantian.platform.messaging;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In which order messages are applied, whatever came in which order. */
class LanesTest {

    private static final int SCHOOLS = 5;
    private static final int PARTITIONS = 3;

    private final Lanes lanes = new Lanes();
    private final Places places = new Places();
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void order_is_kept_in_each_key_and_nobody_waits_for_more_than_a_turn_of_each_other_lane(long seed) {
        var random = new Random(seed);
        var sent = new ArrayList<ConsumerRecord<String, byte[]>>();
        var applied = new ArrayList<ConsumerRecord<String, byte[]>>();
        var turnsWaited = new HashMap<String, Integer>();
        while (sent.size() < 400 || !lanes.isEmpty()) {
            if (sent.size() < 400 && random.nextInt(3) > 0) {
                IntStream.range(0, random.nextInt(60)).forEach(_ -> sent.add(arrives(random)));
            }
            if (lanes.isEmpty()) {
                continue;
            }
            var turn = lanes.next(1 + random.nextInt(10));
            if (random.nextInt(4) == 0) {
                continue; // the database was away: the same turn comes again
            }
            lanes.done(turn);
            turn.forEach(places::applied);
            applied.addAll(turn);
            var here = lane(turn.getFirst());
            assertThat(turn).allMatch(message -> lane(message).equals(here));
            assertThat(turnsWaited.getOrDefault(here, 0)).isLessThan(2 * SCHOOLS);
            var waiting = new HashSet<String>();
            sent.stream().filter(message -> !applied.contains(message)).forEach(message -> waiting.add(lane(message)));
            turnsWaited.keySet().retainAll(waiting);
            waiting.forEach(lane -> turnsWaited.merge(lane, 1, Integer::sum));
            turnsWaited.put(here, 0);
            assertThat(committedBeforeAllThatWait(sent, Set.copyOf(applied))).isTrue();
        }
        for (var lane : sent.stream().map(LanesTest::lane).distinct().toList()) {
            assertThat(applied.stream().filter(message -> lane(message).equals(lane)))
                    .containsExactlyElementsOf(sent.stream()
                            .filter(message -> lane(message).equals(lane))
                            .toList());
        }
        assertThat(lanes.bytes()).isZero();
    }

    @Test
    void one_message_of_a_school_passes_thousands_of_another() {
        IntStream.range(0, 5_000).forEach(_ -> arrives("facts", 0, "large"));
        var small = arrives("facts", 0, "small");

        lanes.done(lanes.next(100));

        assertThat(lanes.next(100)).containsExactly(small);
    }

    @Test
    void a_partition_that_went_to_another_instance_is_forgotten_and_nothing_else() {
        arrives("facts", 0, "one");
        var kept = arrives("facts", 1, "one");
        arrives("facts", 0, "two");

        var gone = List.of(new TopicPartition("facts", 0));
        lanes.forget(gone);
        places.forget(gone);

        assertThat(lanes.next(10)).containsExactly(kept);
        lanes.done(lanes.next(10));
        places.applied(kept);
        assertThat(lanes.isEmpty()).isTrue();
        assertThat(lanes.bytes()).isZero();
        assertThat(places.moved()).containsOnlyKeys(new TopicPartition("facts", 1));
    }

    @Test
    void the_oldest_that_waits_is_known_by_topic() {
        arrives("facts", 0, "one");
        arrives("facts", 0, "two");
        arrives("others", 0, "one");
        lanes.done(lanes.next(1));

        assertThat(lanes.oldest()).isEqualTo(Map.of("facts", 1L, "others", 0L));
    }

    @Test
    void a_commit_that_failed_is_said_again() {
        var message = arrives("facts", 0, "one");
        places.applied(message);

        assertThat(places.moved()).hasSize(1);
        assertThat(places.moved()).isEmpty();
        places.sayAgain();
        assertThat(places.moved()).hasSize(1);
    }

    @Test
    void a_turn_grows_while_it_is_short_and_shrinks_as_soon_as_it_is_long() {
        var pace = new Pace(5_000);
        var first = pace.messages("facts");
        pace.took("facts", first, 1_000_000);
        assertThat(pace.messages("facts")).isEqualTo(2 * first);
        pace.took("facts", 3, 1_000_000);
        assertThat(pace.messages("facts")).isEqualTo(2 * first);
        pace.took("facts", 2 * first, 400_000_000);
        assertThat(pace.messages("facts")).isEqualTo(first / 2);
        IntStream.range(0, 20).forEach(_ -> pace.took("facts", pace.messages("facts"), 1_000));
        assertThat(pace.messages("facts")).isEqualTo(5_000);
        pace.took("facts", 1, 900_000_000_000L);
        assertThat(pace.messages("facts")).isEqualTo(1);
        assertThat(pace.messages("others")).isEqualTo(first);
    }

    /** What a crash would deliver again holds everything that waits. */
    private boolean committedBeforeAllThatWait(
            List<ConsumerRecord<String, byte[]>> sent, Set<ConsumerRecord<String, byte[]>> applied) {
        places.sayAgain();
        var committed = places.moved();
        return sent.stream()
                .filter(message -> !applied.contains(message))
                .allMatch(message ->
                        requireNonNull(committed.get(partition(message))).offset() <= message.offset());
    }

    private ConsumerRecord<String, byte[]> arrives(Random random) {
        return arrives(
                random.nextBoolean() ? "facts" : "others",
                random.nextInt(PARTITIONS),
                "school" + random.nextInt(SCHOOLS));
    }

    private ConsumerRecord<String, byte[]> arrives(String topic, int partition, String school) {
        var there = new TopicPartition(topic, partition);
        var offset = ends.merge(there, 1L, Long::sum) - 1;
        var message = new ConsumerRecord<>(topic, partition, offset, "key", new byte[(int) (offset % 7)]) {
            @Override
            public long timestamp() {
                return offset();
            }
        };
        message.headers().add(Envelope.TENANT, school.getBytes(StandardCharsets.UTF_8));
        places.read(message);
        lanes.add(message);
        return message;
    }

    private static String lane(ConsumerRecord<String, byte[]> message) {
        return message.topic() + " " + Envelope.text(message.headers(), Envelope.TENANT);
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> message) {
        return new TopicPartition(message.topic(), message.partition());
    }
}
