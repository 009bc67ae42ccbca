package lantian.demo.load;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import lantian.demo.CountyPlan;
import lantian.demo.Demo.Access;
import lantian.demo.Demo.Account;
import lantian.demo.DemoCalendar;
import lantian.demo.load.SchoolLoad.Of;
import tools.jackson.databind.JsonNode;

/** Brings a county in, in the order in which a real one comes: bureau, schools, rosters, people, pairs, and then the daily work. */
final class CountyLoad {

    private static final String OFFICER = "officer";

    private final CountyPlan plan;
    private final Access access;
    private final Consumer<String> progress;
    private final Texts texts;
    private final Signins signins;
    private final Gateway officer;

    CountyLoad(CountyPlan plan, Access access, Consumer<String> progress) {
        this.plan = plan;
        this.access = access;
        this.progress = progress;
        this.texts = new Texts(access.chinese());
        this.signins = new Signins(access);
        this.officer = new Gateway(access, signins, OFFICER, null);
    }

    List<Account> run() {
        try (var crew = new Crew(texts, progress)) {
            crew.each(
                    "areas",
                    plan.areas(),
                    area -> officer.put("areas/" + area.id(), Map.of("code", area.code(), "name", area.name()))
                            .created());
            new LocalAccounts(access)
                    .supervisor("supervisor", plan.areas().getFirst().id());
            var calendar = calendar(crew);
            var schools = plan.schools().stream()
                    .map(school -> new SchoolLoad(school, calendar, new Desk(access, signins, school)))
                    .toList();
            crew.each("schools", schools, school -> school.open(officer));
            crew.each("rosters", schools, SchoolLoad::importRoster);
            crew.each(
                    "teachers",
                    all(schools, SchoolLoad::teachers),
                    of -> of.school().employ(of.one()));
            crew.each(
                    "helpers",
                    all(schools, SchoolLoad::helpers),
                    of -> of.school().invite(of.one()));
            crew.each(
                    "pairs",
                    all(schools, SchoolLoad::matches),
                    of -> of.school().pair(of.one()));
            crew.each(
                    "archives",
                    all(schools, SchoolLoad::leftBehind),
                    of -> of.school().verify(of.one()));
            crew.each(
                    "contacts",
                    all(unfinished(schools), SchoolLoad::leftBehind),
                    of -> of.school().record(of.one()));
            new Figures(officer, texts, progress).print(plan, calendar);
        }
        return accounts();
    }

    /** A second run need not send again what the county has counted already. */
    private List<SchoolLoad> unfinished(List<SchoolLoad> schools) {
        var counted = new HashMap<String, Long>();
        officer.get("figures?level=school")
                .path("rows")
                .forEach(row -> counted.put(
                        row.path("id").asString(),
                        row.path("contacts")
                                .valueStream()
                                .mapToLong(JsonNode::asLong)
                                .sum()));
        return schools.stream()
                .filter(school -> !Long.valueOf(school.expected())
                        .equals(counted.get(school.id().toString())))
                .toList();
    }

    /** The day of the first loading stays the demo's day; a later run continues it. */
    private DemoCalendar calendar(Crew crew) {
        var today = LocalDate.now(Clock.system(ZoneId.of("Asia/Shanghai")));
        var terms = officer.all("terms");
        var ours = DemoCalendar.around(today);
        var calendar = terms.stream()
                .filter(term -> term.path("id").asString().equals(ours.termId().toString()))
                .findFirst()
                .map(term -> DemoCalendar.known(day(term, "from"), day(term, "to")))
                .orElse(ours);
        terms.stream()
                .filter(term ->
                        !term.path("id").asString().equals(calendar.termId().toString()))
                .filter(term -> !day(term, "from").isAfter(calendar.end())
                        && !day(term, "to").isBefore(calendar.start()))
                .findFirst()
                .ifPresent(term -> {
                    throw new IllegalStateException(texts.say("other-terms", day(term, "from"), day(term, "to")));
                });
        crew.each("terms", List.of(calendar), this::publish);
        progress.accept(texts.say("calendar", calendar.start(), calendar.end(), calendar.loadedOn()));
        return calendar;
    }

    private boolean publish(DemoCalendar calendar) {
        return officer.put("terms/" + calendar.termId(), calendar.term()).created();
    }

    /** Whoever is shown can sign in, also one who had nothing to do while the county was loaded. */
    private List<Account> accounts() {
        return Stream.of("supervisor", "school-admin", "class-teacher", "caregiver")
                .peek(signins::token)
                .map(username -> new Account(username, texts.say("role." + username)))
                .toList();
    }

    private static LocalDate day(JsonNode term, String field) {
        return LocalDate.parse(term.path(field).asString());
    }

    private static <T> List<Of<T>> all(List<SchoolLoad> schools, Function<SchoolLoad, List<Of<T>>> part) {
        return schools.stream().flatMap(school -> part.apply(school).stream()).toList();
    }
}
