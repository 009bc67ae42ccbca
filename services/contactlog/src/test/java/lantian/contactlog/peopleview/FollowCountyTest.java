package lantian.contactlog.peopleview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.calendar.Calendars;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.peopleview.Directory.Change;
import lantian.contactlog.standard.CareStandard;
import lantian.contactlog.standard.Standards;
import lantian.contactlog.tracking.ObligationEvents;
import lantian.contactlog.tracking.PublishStandards;
import lantian.contactlog.tracking.PublishedStandards;
import lantian.contactlog.tracking.ReissueRequests;
import lantian.contactlog.tracking.TrackedObligation;
import lantian.platform.tenancy.TenantId;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@NullMarked
class FollowCountyTest {

    private static final TenantId SCHOOL = new TenantId(new UUID(0, 1));

    private final County county = new County();

    @ParameterizedTest
    @EnumSource(Change.class)
    void only_what_changes_obligations_has_them_issued_again(Change change) {
        county.change = change;

        county.follow().school(new PublishedFacts.School(SCHOOL, "ACTIVE", List.of(), Optional.empty(), 1));

        assertThat(county.requested)
                .isEqualTo(
                        change == Change.OTHER_OBLIGATIONS
                                ? List.of(SCHOOL.value().toString())
                                : List.of());
    }

    @Test
    void the_first_calendar_brings_the_standard_and_the_second_no_other() {
        county.newerCalendar = true;
        var calendar = new PublishedFacts.Calendar(List.of(Calendars.AUTUMN), 1);

        county.follow().calendar(calendar);
        county.follow().calendar(calendar);

        assertThat(county.published).containsExactly(CareStandard.COUNTY_DEFAULT);
        assertThat(county.requested).containsExactly("all", "all");
    }

    @Test
    void a_calendar_that_was_there_has_nothing_issued_again() {
        county.newerCalendar = false;

        county.follow().calendar(new PublishedFacts.Calendar(List.of(Calendars.AUTUMN), 1));

        assertThat(county.requested).isEmpty();
    }

    private static final class County implements Directory, ReissueRequests, PublishedStandards, ObligationEvents {

        private Change change = Change.NONE;
        private boolean newerCalendar;
        private final List<String> requested = new ArrayList<>();
        private final List<CareStandard> standards = new ArrayList<>();
        private final List<CareStandard> published = new ArrayList<>();

        FollowCounty follow() {
            return new FollowCounty(this, this, PublishStandards.of(this, this));
        }

        @Override
        public Change store(PublishedFacts.School school) {
            return change;
        }

        @Override
        public boolean store(PublishedFacts.Calendar calendar) {
            return newerCalendar;
        }

        @Override
        public void request(TenantId school) {
            requested.add(school.value().toString());
        }

        @Override
        public void requestAll() {
            requested.add("all");
        }

        @Override
        public boolean add(CareStandard standard) {
            return !standards.contains(standard) && standards.add(standard);
        }

        @Override
        public Standards all() {
            return new Standards(standards);
        }

        @Override
        public void changed(ChildId child, List<TrackedObligation> obligations) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void published(CareStandard standard) {
            published.add(standard);
        }
    }
}
