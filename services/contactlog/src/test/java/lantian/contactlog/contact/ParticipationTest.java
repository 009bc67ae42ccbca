package lantian.contactlog.contact;

import static lantian.contactlog.calendar.Calendars.day;
import static lantian.contactlog.calendar.Calendars.days;
import static lantian.contactlog.calendar.Calendars.since;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.contactlog.child.CareTeam;
import lantian.contactlog.child.CareTeam.InClass;
import lantian.contactlog.child.CareTeam.Pair;
import lantian.contactlog.child.CareTeam.Teaching;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ClassId;
import lantian.contactlog.child.PairKind;
import lantian.contactlog.contact.Recording.Refused;
import lantian.contactlog.standard.ContactKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may be named in a contact, and whose duties it meets before they have said so themselves. */
class ParticipationTest {

    private static final CaregiverId ME = id(1);
    private static final CaregiverId TEACHER = id(2);
    private static final CaregiverId AGENT = id(3);
    private static final CaregiverId STRANGER = id(4);
    private static final ClassId CLASS = new ClassId(new UUID(0, 9));
    private static final LocalDate TODAY = day("2025-10-20");

    @ParameterizedTest
    @EnumSource(PairKind.class)
    void what_anybody_paired_enters_for_others_counts_for_them_once_they_confirm(PairKind kind) {
        var mine = writtenBy(kind);

        assertThat(mine.toConfirm(visit(TEACHER, AGENT, ME))).containsExactlyInAnyOrder(TEACHER, AGENT);
        assertThat(mine.toConfirm(visit(ME))).isEmpty();
    }

    @Test
    void the_class_teacher_is_believed_until_somebody_declines() {
        assertThat(writtenBy(TEACHER, PairKind.STAFF, TODAY).toConfirm(visit(TEACHER, AGENT)))
                .isEmpty();
    }

    @Test
    void who_is_not_class_teacher_yet_is_not_believed() {
        assertThat(writtenBy(TEACHER, PairKind.STAFF, day("2025-09-07")).toConfirm(visit(TEACHER, AGENT)))
                .containsExactly(AGENT);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-09-30, false, the pair had not begun",
        "2025-10-01, true, its first day",
        "2025-10-10, true, its last day",
        "2025-10-11, false, it had ended",
    })
    void another_is_named_only_if_paired_on_that_day(String on, boolean accepted, String why) {
        assertThat(writtenBy(PairKind.STAFF).refuse(on(on, AGENT)).isEmpty())
                .as(why)
                .isEqualTo(accepted);
    }

    @Test
    void the_class_teacher_may_be_named_for_a_day_before_taking_over_the_class() {
        assertThat(writtenBy(PairKind.STAFF).refuse(on("2025-09-02", TEACHER))).isEmpty();
    }

    @Test
    void who_has_nothing_to_do_with_the_child_or_is_unknown_is_not_named() {
        assertThat(writtenBy(PairKind.STAFF).refuse(visit(ME, STRANGER))).contains(Refused.UNKNOWN_PARTICIPANT);
        assertThat(writtenBy(PairKind.STAFF).refuse(visit(ME, id(77)))).contains(Refused.UNKNOWN_PARTICIPANT);
    }

    @Test
    void a_correction_confirms_nobody() {
        var pupil = writtenBy(PairKind.FRIEND);
        var first = version(visit(ME, TEACHER), Set.of(TEACHER));

        assertThat(pupil.toConfirm(first, visit(ME, TEACHER), false)).containsExactly(TEACHER);
        assertThat(pupil.toConfirm(first, visit(ME, TEACHER), true)).containsExactly(TEACHER);
        assertThat(pupil.toConfirm(first, visit(ME, TEACHER, AGENT), false)).containsExactlyInAnyOrder(TEACHER, AGENT);
        assertThat(pupil.toConfirm(first, visit(ME, TEACHER, AGENT), true)).containsExactly(TEACHER);
        assertThat(pupil.toConfirm(first, visit(ME), false)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(PairKind.class)
    void who_was_named_of_another_day_kind_or_outcome_is_asked_of_this_one(PairKind kind) {
        var mine = writtenBy(kind);
        var counted = version(visit(ME, TEACHER), Set.of());

        assertThat(mine.toConfirm(counted, on("2025-10-06", ME, TEACHER), false))
                .containsExactly(TEACHER);
        assertThat(mine.toConfirm(counted, on("2025-10-06", ME, TEACHER), true)).isEmpty();
        assertThat(mine.toConfirm(counted, visit(ME, TEACHER), false)).isEmpty();
    }

    private static Participation writtenBy(PairKind kind) {
        return writtenBy(ME, kind, TODAY);
    }

    private static Participation writtenBy(CaregiverId writer, PairKind kind, LocalDate on) {
        var team = new CareTeam(
                List.of(new InClass(CLASS, since("2025-09-01"))),
                List.of(new Teaching(TEACHER, CLASS, since("2025-09-08"))),
                List.of(
                        new Pair(ME, kind, since("2025-09-01")),
                        new Pair(AGENT, PairKind.AGENT_PARENT, days("2025-10-01", "2025-10-10"))));
        return new Participation(team, Set.of(writer), Set.of(ME, TEACHER, AGENT, STRANGER), List.of(on));
    }

    private static Report visit(CaregiverId... participants) {
        return on("2025-10-05", participants);
    }

    private static Report on(String day, CaregiverId... participants) {
        return new Report(
                ContactKind.HOME_VISIT,
                day(day),
                true,
                new HashSet<>(Arrays.asList(participants)),
                Set.of(),
                Set.of(),
                Content.NONE);
    }

    private static Contact.Version version(Report report, Set<CaregiverId> toConfirm) {
        return new Contact.Version(
                1,
                new UUID(0, 8),
                Instant.parse("2025-10-05T08:00:00Z"),
                report,
                false,
                Optional.empty(),
                toConfirm,
                "");
    }

    private static CaregiverId id(int number) {
        return new CaregiverId(new UUID(0, number));
    }
}
