package lantian.contactlog.tracking;

import static lantian.contactlog.calendar.Calendars.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.matching.ContactVersion;
import lantian.contactlog.matching.Receipt;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.tracking.ReportedContact.Answer;
import lantian.contactlog.tracking.ReportedContact.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For whom a contact counts, as corrections and answers come in. */
class ReportedContactTest {

    private static final UUID CONTACT = new UUID(0, 1);
    private static final CaregiverId TEACHER = new CaregiverId(new UUID(0, 2));
    private static final CaregiverId PUPIL = new CaregiverId(new UUID(0, 3));

    @Test
    void it_counts_for_who_confirms_from_the_answer_on() {
        var versions = counted(List.of(entry(1, "2025-09-10", "2025-09-09")), List.of(answer(1, "2025-09-12", true)));

        assertThat(versions)
                .extracting(ContactVersion::receivedOn)
                .containsExactly(day("2025-09-10"), day("2025-09-12"));
        assertThat(versions)
                .extracting(ContactVersion::counting)
                .containsExactly(Set.of(PUPIL), Set.of(PUPIL, TEACHER));
    }

    @Test
    void an_answer_holds_for_a_corrected_note_and_not_for_another_day() {
        var versions = counted(
                List.of(
                        entry(1, "2025-09-10", "2025-09-09"),
                        entry(2, "2025-09-13", "2025-09-09"),
                        entry(3, "2025-09-14", "2025-09-08")),
                List.of(answer(1, "2025-09-12", true)));

        assertThat(versions)
                .extracting(ContactVersion::counting)
                .containsExactly(Set.of(PUPIL), Set.of(PUPIL, TEACHER), Set.of(PUPIL, TEACHER), Set.of(PUPIL));
    }

    @Test
    void who_declines_is_taken_out_of_an_entry_that_counted_at_once() {
        var entry = new Entry(version(1, "2025-09-10", "2025-09-09", Set.of()), false);
        var versions = counted(List.of(entry), List.of(answer(1, "2025-09-12", false)));

        assertThat(versions)
                .extracting(ContactVersion::counting)
                .containsExactly(Set.of(PUPIL, TEACHER), Set.of(PUPIL));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void the_order_in_which_they_are_read_does_not_matter(int seed) {
        var entries = new ArrayList<>(IntStream.range(1, 6)
                .mapToObj(number -> entry(number, "2025-09-1" + number, "2025-09-0" + (1 + number / 3)))
                .toList());
        var answers = new ArrayList<>(
                List.of(answer(1, "2025-09-12", true), answer(3, "2025-09-14", false), answer(5, "2025-09-16", true)));
        var inOrder = counted(entries, answers);
        Collections.shuffle(entries, new Random(seed));
        Collections.shuffle(answers, new Random(seed));

        assertThat(counted(entries, answers)).isEqualTo(inOrder);
    }

    private static List<ContactVersion> counted(List<Entry> entries, List<Answer> answers) {
        return ReportedContact.of(CONTACT, entries, answers).contact().versions();
    }

    private static Entry entry(int number, String receivedOn, String occurredOn) {
        return new Entry(version(number, receivedOn, occurredOn, Set.of(TEACHER)), false);
    }

    private static ContactVersion version(
            int number, String receivedOn, String occurredOn, Set<CaregiverId> unconfirmed) {
        return new ContactVersion(
                number,
                received(receivedOn, 8),
                ContactKind.HOME_VISIT,
                true,
                day(occurredOn),
                Set.of(TEACHER, PUPIL),
                Set.of(),
                unconfirmed);
    }

    private static Answer answer(int version, String on, boolean confirmed) {
        return new Answer(TEACHER, version, confirmed, received(on, 9));
    }

    private static Receipt received(String on, int hour) {
        return new Receipt(day(on).atTime(hour, 0).toInstant(ZoneOffset.ofHours(8)), day(on));
    }
}
