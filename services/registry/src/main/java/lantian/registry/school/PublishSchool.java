package lantian.registry.school;

import java.util.Optional;
import lantian.platform.tenancy.UseCase;
import lantian.registry.calendar.Closures;

/** Publishes to the other services what is known of the bound school now. One that is not at work yet is not published. */
@UseCase
public class PublishSchool {

    private final Schools schools;
    private final Areas areas;
    private final Classes classes;
    private final Closures closures;
    private final SchoolEditions editions;
    private final SchoolEvents events;

    PublishSchool(
            Schools schools,
            Areas areas,
            Classes classes,
            Closures closures,
            SchoolEditions editions,
            SchoolEvents events) {
        this.schools = schools;
        this.areas = areas;
        this.classes = classes;
        this.closures = closures;
        this.editions = editions;
        this.events = events;
    }

    /** After it was changed, or something that is published with it. */
    public void publish(School school) {
        schools.store(school);
        var edition = editions.next(school.id());
        if (!school.isOnboarding()) {
            var area = Optional.ofNullable(school.area()).flatMap(areas::findById);
            events.changed(new SchoolEvents.Known(school, area.orElse(null), classes.all(), closures.all()), edition);
        }
    }

    /** After something changed that is not its own. */
    void publishAgain(SchoolId id) {
        publish(schools.lock(id).orElseThrow());
    }
}
