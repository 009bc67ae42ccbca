package lantian.registry.school;

/** A school's news: its next version, stored and told in the running transaction. */
final class Tell {

    private final Schools schools;
    private final SchoolAnnouncements announcements;

    Tell(Schools schools, SchoolAnnouncements announcements) {
        this.schools = schools;
        this.announcements = announcements;
    }

    void changed(School school) {
        schools.save(school);
        if (school.state() != School.State.ONBOARDING) {
            announcements.changed(school, schools.classes(school.id()), schools.closures(school.id()));
        }
    }
}
