package lantian.demo.load;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import lantian.demo.CountyPlan;
import lantian.demo.Demo.Access;
import lantian.demo.SchoolPlan;

/** The people of one school at work, each signed in as himself. */
final class Desk {

    private final Access access;
    private final Signins signins;
    private final SchoolPlan school;
    private final Map<String, Gateway> people = new ConcurrentHashMap<>();
    private final Map<String, Set<UUID>> there = new ConcurrentHashMap<>();

    Desk(Access access, Signins signins, SchoolPlan school) {
        this.access = access;
        this.signins = signins;
        this.school = school;
    }

    /** The administrator of the sample school is the demo's. */
    String administrator() {
        return school.code().equals(CountyPlan.SAMPLE)
                ? "school-admin"
                : "admin-" + school.code().toLowerCase(Locale.ROOT);
    }

    Gateway asAdministrator() {
        return as(administrator());
    }

    Gateway as(String username) {
        return people.computeIfAbsent(username, name -> new Gateway(access, signins, name, school.id()));
    }

    /** Somebody who belongs to another school already says yes to this one, and signs in anew. */
    void accept(String username) {
        new Gateway(access, signins, username, null).post("my/memberships/" + school.id() + "/accept", Map.of());
        signins.forget(username);
    }

    /** Writes what an earlier run has not written; what is there already is not sent again. */
    boolean put(String things, UUID id, Object body) {
        var known = there.computeIfAbsent(
                things,
                list -> asAdministrator().all(list).stream()
                        .map(one -> UUID.fromString(one.path("id").asString()))
                        .collect(Collectors.toSet()));
        return !known.contains(id)
                && asAdministrator().put(things + "/" + id, body).created();
    }
}
