package lantian.contactlog.tracking;

import static lantian.contactlog.calendar.Calendars.day;
import static lantian.contactlog.calendar.Calendars.days;
import static lantian.contactlog.calendar.Calendars.since;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.child.Timeline;
import lantian.contactlog.matching.Excuse;
import lantian.contactlog.matching.Knowledge;
import lantian.contactlog.obligation.Children;
import lantian.contactlog.obligation.Closures;
import lantian.contactlog.standard.Stage;
import lantian.contactlog.tracking.CareRecords.OpenedRecord;
import org.junit.jupiter.api.Test;

class TrackObligationsTest {

    private final Timeline sister = new Timeline(
            new ChildId(new UUID(0, 2)),
            Stage.PRIMARY,
            since("2024-09-01"),
            List.of(since("2024-09-01")),
            List.of(),
            Optional.empty());
    private final CareRecordsInMemory school = CareRecordsInMemory.of(Children.xiaoMing(), sister);
    private final TrackObligations track = school.trackObligations();

    @Test
    void what_is_issued_is_published_and_the_second_time_nothing_is() {
        track.issue(List.of(Children.XIAO_MING));

        assertThat(school.published()).isNotEmpty().hasSameElementsAs(school.all());

        track.issue(List.of(Children.XIAO_MING));

        assertThat(school.published()).isEmpty();
    }

    @Test
    void a_child_that_was_not_published_yet_is_owed_nothing() {
        track.issue(List.of(new ChildId(new UUID(0, 9))));

        assertThat(school.published()).isEmpty();
    }

    @Test
    void the_outdated_are_issued_in_portions_until_none_is_left() {
        assertThat(track.issueOutdated(1)).isTrue();
        assertThat(track.issueOutdated(1)).isTrue();
        assertThat(track.issueOutdated(1)).isFalse();

        school.published();
        school.close(new Closures(List.of(days("2025-10-01", "2025-10-31"))));

        assertThat(track.issueOutdated(3)).isFalse();
        assertThat(school.published())
                .anyMatch(tracked -> tracked.obligation().voided().isPresent())
                .extracting(tracked -> tracked.obligation().child())
                .contains(Children.XIAO_MING, sister.child());
        assertThat(track.issueOutdated(3)).isFalse();
        assertThat(school.published()).isEmpty();
    }

    @Test
    void an_excuse_changes_one_obligation_and_no_other() {
        track.issue(List.of(Children.XIAO_MING));
        school.published();
        var opened = school.open(List.of(Children.XIAO_MING));
        var one = opened.records().getFirst().obligations().getFirst();

        track.excuse(
                new OpenedRecord(opened.rules(), opened.records().getFirst()),
                new Excuse(one.obligation().id(), day("2025-09-10")));

        assertThat(school.published()).singleElement().satisfies(excused -> {
            assertThat(excused.obligation()).isEqualTo(one.obligation());
            assertThat(excused.history().latest()).isEqualTo(new Knowledge.Excused());
            assertThat(excused.version()).isEqualTo(2);
        });
    }
}
