package lantian.registry.school.messaging;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.platform.messaging.Announcement;
import lantian.platform.messaging.Announcements;
import lantian.platform.tenancy.County;
import lantian.registry.school.Areas;
import lantian.registry.school.Closure;
import lantian.registry.school.School;
import lantian.registry.school.SchoolAnnouncements;
import lantian.registry.school.SchoolClass;
import lantian.registry.school.Stage;
import lantian.registry.school.Term;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class KafkaSchoolAnnouncements implements SchoolAnnouncements {

    private final Announcements announcements;
    private final Areas areas;
    private final County county;

    KafkaSchoolAnnouncements(Announcements announcements, Areas areas, County county) {
        this.announcements = announcements;
        this.areas = areas;
        this.county = county;
    }

    /** {@code registry.school-changed.v1}: all that is known of a school now. */
    record SchoolChanged(
            UUID school,
            String code,
            String name,
            Stage stage,
            @Nullable AreaName area,
            School.State state,
            LocalDate openFrom,
            @Nullable LocalDate countsFrom,
            List<ClassFacts> classes,
            List<Closed> closures,
            long version) {}

    record AreaName(UUID id, String code, String name) {}

    record ClassFacts(UUID id, String name, String grade) {}

    record Closed(LocalDate from, LocalDate to) {}

    /** {@code registry.calendar-published.v1}: the whole calendar. */
    record CalendarPublished(List<TermDays> terms, long version) {}

    record TermDays(
            UUID id,
            String schoolYear,
            int number,
            LocalDate from,
            LocalDate to,
            List<LocalDate> holidays,
            List<LocalDate> makeUpDays) {}

    @Override
    public void changed(School school, List<SchoolClass> classes, List<Closure> closures) {
        var area = school.area() == null
                ? null
                : areas.find(school.area())
                        .map(found -> new AreaName(found.id(), found.code(), found.name()))
                        .orElse(null);
        var payload = new SchoolChanged(
                school.id(),
                school.code(),
                school.name(),
                school.stage(),
                area,
                school.state(),
                school.openFrom(),
                school.countsFrom(),
                classes.stream()
                        .map(each -> new ClassFacts(
                                each.id(), each.name().name(), each.name().grade()))
                        .toList(),
                closures.stream()
                        .map(each -> new Closed(each.from(), each.to()))
                        .toList(),
                school.facts());
        announcements.announce(
                new Announcement("registry.schools", school.id().toString(), "registry.school-changed.v1", payload));
    }

    @Override
    public void published(List<Term> terms, long version) {
        var days = terms.stream()
                .map(term -> new TermDays(
                        term.id(),
                        term.schoolYear(),
                        term.number(),
                        term.from(),
                        term.to(),
                        term.holidays(),
                        term.makeUpDays()))
                .toList();
        announcements.announce(new Announcement(
                "registry.calendars",
                county.id().toString(),
                "registry.calendar-published.v1",
                new CalendarPublished(days, version)));
    }
}
