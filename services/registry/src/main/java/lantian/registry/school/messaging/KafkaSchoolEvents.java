package lantian.registry.school.messaging;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.platform.messaging.Announcement;
import lantian.platform.messaging.Announcements;
import lantian.registry.calendar.Closure;
import lantian.registry.school.Area;
import lantian.registry.school.School;
import lantian.registry.school.SchoolClass;
import lantian.registry.school.SchoolEvents;
import lantian.registry.school.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class KafkaSchoolEvents implements SchoolEvents {

    private final Announcements announcements;

    KafkaSchoolEvents(Announcements announcements) {
        this.announcements = announcements;
    }

    /** {@code registry.school-changed.v1}: all that is known of a school now. */
    record SchoolChanged(
            UUID school,
            @JsonUnwrapped Described description,
            School.State state,
            LocalDate openFrom,
            List<ClassFacts> classes,
            List<Closed> closures,
            long version) {}

    record Described(
            String code,
            String name,
            Stage stage,
            @Nullable AreaName area,
            @Nullable LocalDate countsFrom) {}

    record AreaName(UUID id, String code, String name) {
        static AreaName of(Area area) {
            return new AreaName(area.id().value(), area.code(), area.name());
        }
    }

    record ClassFacts(UUID id, String name, String grade) {
        static ClassFacts of(SchoolClass each) {
            return new ClassFacts(
                    each.id().value(), each.name().name(), each.name().grade());
        }
    }

    record Closed(LocalDate from, LocalDate to) {
        static Closed of(Closure closure) {
            return new Closed(closure.days().from(), closure.days().to());
        }
    }

    @Override
    public void changed(Known now, long edition) {
        var school = now.school();
        var described = new Described(
                school.code(),
                school.name(),
                school.stage(),
                now.area() == null ? null : AreaName.of(now.area()),
                school.countsFrom());
        var payload = new SchoolChanged(
                school.id().value(),
                described,
                school.state(),
                school.openFrom(),
                now.classes().stream().map(ClassFacts::of).toList(),
                now.closures().stream().map(Closed::of).toList(),
                edition);
        announcements.announce(new Announcement(
                "registry.schools", school.id().value().toString(), "registry.school-changed.v1", payload));
    }
}
