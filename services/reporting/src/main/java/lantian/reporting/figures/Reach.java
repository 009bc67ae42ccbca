package lantian.reporting.figures;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Role;
import lantian.reporting.directory.School;
import lantian.reporting.figures.Answer.Refused;

/** How far an actor's questions reach. */
sealed interface Reach {

    record Schools(List<School> schools) implements Reach {}

    record Beyond(Refused why) implements Reach {}

    /**
     * Another school does not exist for who acts for one; another area is known to exist, and refused. Who only looks after
     * children has no business with what others did.
     */
    static Reach of(Actor actor, Level level, Optional<UUID> area, Optional<UUID> school, List<School> all) {
        if (actor.is(Role.COUNTY_OFFICER, Role.AUDITOR)) {
            return found(all, area, school);
        }
        if (actor.is(Role.AREA_SUPERVISOR)) {
            var mine = actor.area();
            if (level == Level.COUNTY
                    || mine.isEmpty()
                    || !area.orElse(mine.get()).equals(mine.get())) {
                return new Beyond(Refused.NOT_ALLOWED);
            }
            return found(all.stream().filter(one -> one.in(mine.get())).toList(), Optional.empty(), school);
        }
        var own = actor.tenant().value();
        if (!school.orElse(own).equals(own)) {
            return new Beyond(Refused.NOT_FOUND);
        }
        var teaches = actor.is(Role.SCHOOL_ADMIN, Role.CLASS_TEACHER);
        if (!teaches || level == Level.COUNTY || level == Level.AREA || area.isPresent()) {
            return new Beyond(Refused.NOT_ALLOWED);
        }
        return found(all, Optional.empty(), Optional.of(own));
    }

    private static Reach found(List<School> within, Optional<UUID> area, Optional<UUID> school) {
        var schools = within.stream()
                .filter(one -> area.isEmpty() || one.in(area.get()))
                .filter(one -> school.isEmpty() || one.id().equals(school.get()))
                .toList();
        var named = area.isPresent() || school.isPresent();
        return named && schools.isEmpty() ? new Beyond(Refused.NOT_FOUND) : new Schools(schools);
    }
}
