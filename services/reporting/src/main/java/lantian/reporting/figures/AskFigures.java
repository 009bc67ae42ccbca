package lantian.reporting.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.UseCase;
import lantian.reporting.directory.Directory;
import lantian.reporting.directory.School;
import lantian.reporting.directory.School.Area;
import lantian.reporting.directory.Terms;
import lantian.reporting.figures.Answer.Figures;
import lantian.reporting.figures.Answer.Refused;
import lantian.reporting.figures.RollupReader.SignOfLife;
import lantian.reporting.rollup.Measure;
import lantian.reporting.rollup.Unit;

/** Answers what the figures are: for whom somebody may ask, over the period asked for, as of the day asked for. */
@UseCase
public class AskFigures {

    private static final String COUNTY = "全县";
    private static final String NO_AREA = "未分片区";
    private static final String NO_CLASS = "未分班";
    private static final String FORMER_CLASSES = "已无学生的班级";
    private static final String NO_OR_FORMER_CLASS = "未分班或班级已无学生";
    private static final String NOT_PAIRED = "未结对";

    private final Directory directory;
    private final RollupReader rollups;
    private final Clock clock;

    public AskFigures(Directory directory, RollupReader rollups, Clock clock) {
        this.directory = directory;
        this.rollups = rollups;
        this.clock = clock;
    }

    public Answer figures(Asked asked, Actor actor) {
        var terms = directory.terms();
        var today = LocalDate.now(clock);
        var asOf = asked.asOf().orElse(today);
        var from = asked.from().orElseGet(() -> terms.startOf(asOf));
        var to = asked.to().filter(day -> day.isBefore(asOf)).orElse(asOf);
        if (from.isAfter(to)) {
            return Refused.OUT_OF_ORDER;
        }
        if (asOf.isAfter(terms.schoolYearEnd(today))) {
            return Refused.TOO_FAR_AHEAD;
        }
        var level = asked.level().orElseGet(() -> usualLevel(actor));
        return switch (Reach.of(actor, level, asked.area(), asked.school(), directory.schools())) {
            case Reach.Beyond(var why) -> why;
            case Reach.Schools(var schools) -> {
                if (level.withinSchool() && asked.school().isEmpty() && actor.inCounty()) {
                    yield Refused.SCHOOL_NEEDED;
                }
                var open =
                        schools.stream().filter(school -> school.openOn(asOf)).toList();
                var period = new Period(from, to, asOf);
                var school = actor.inCounty()
                        ? asked.school()
                        : Optional.of(actor.tenant().value());
                var area = actor.is(Role.AREA_SUPERVISOR) ? actor.area() : asked.area();
                var total = (Function<List<Row>, Row>) rows -> total(school, area, rows);
                yield answer(level, counted(open, period, actor.inCounty()), open, period, total, terms, today);
            }
        };
    }

    private List<Row> counted(List<School> schools, Period period, boolean forCounty) {
        var ids = schools.stream().map(School::id).toList();
        var counts = rollups.schools(ids, period);
        var rows = schools.stream()
                .map(school -> Row.of(
                        Level.SCHOOL,
                        Optional.of(school.id()),
                        school.name(),
                        school.area(),
                        counts.getOrDefault(school.id(), new Counts())));
        return (forCounty ? enrolledTwice(rows, ids, period.asOf()) : rows).toList();
    }

    /** Which school it is that a child is enrolled in too is nobody's figure; how many there are is the county's. */
    private Stream<Row> enrolledTwice(Stream<Row> rows, List<UUID> schools, LocalDate asOf) {
        var elsewhere = rollups.elsewhere(schools, asOf);
        var questions = rollups.enrolmentQuestions(schools, asOf);
        return rows.map(row -> row.id()
                .map(id -> row.enrolledTwice(
                        new Row.EnrolledTwice(elsewhere.getOrDefault(id, new Counts()), questions.getOrDefault(id, 0))))
                .orElse(row));
    }

    private Figures answer(
            Level level,
            List<Row> bySchool,
            List<School> schools,
            Period period,
            Function<List<Row>, Row> totalOf,
            Terms terms,
            LocalDate today) {
        var total = totalOf.apply(bySchool);
        var rows = switch (level) {
            case COUNTY -> List.of(total.as(Level.COUNTY, COUNTY));
            case AREA -> byArea(bySchool);
            case SCHOOL -> {
                var answering = answering(bySchool, schools, terms, period.asOf());
                yield period.asOf().equals(today) ? heard(answering, terms, today) : answering;
            }
            case CLASS ->
                schools.stream()
                        .flatMap(school -> classes(school, period).stream())
                        .toList();
            case CAREGIVER ->
                schools.stream()
                        .flatMap(school -> caregivers(school, period).stream())
                        .toList();
        };
        return new Figures(period, rows, total, period.asOf().isAfter(today));
    }

    /** What all rows together are: the school, the area or the county that was asked about. */
    private static Row total(Optional<UUID> school, Optional<UUID> area, List<Row> schools) {
        if (school.isPresent()) {
            return schools.stream()
                    .findFirst()
                    .orElseGet(() -> Row.of(Level.SCHOOL, school, "", Optional.empty(), new Counts()));
        }
        return area.map(id -> Row.together(Level.AREA, Optional.of(id), areaName(schools), Optional.empty(), schools))
                .orElseGet(() -> Row.together(Level.COUNTY, Optional.empty(), COUNTY, Optional.empty(), schools));
    }

    private static String areaName(List<Row> schools) {
        return schools.stream()
                .flatMap(row -> row.area().stream())
                .map(Area::name)
                .findFirst()
                .orElse("");
    }

    private static List<Row> byArea(List<Row> schools) {
        var areas = new LinkedHashMap<Optional<Area>, List<Row>>();
        schools.stream()
                .sorted(Comparator.comparing(row -> row.area().map(Area::code).orElse("\uffff")))
                .forEach(row -> areas.computeIfAbsent(row.area(), _ -> new ArrayList<>())
                        .add(row));
        return areas.entrySet().stream()
                .map(area -> Row.together(
                        Level.AREA,
                        area.getKey().map(Area::id),
                        area.getKey().map(Area::name).orElse(NO_AREA),
                        area.getKey(),
                        area.getValue()))
                .toList();
    }

    private List<Row> classes(School school, Period period) {
        var counts = rollups.units(school.id(), Unit.Kind.CLASS, period);
        var names = new LinkedHashMap<UUID, String>();
        directory.classes(school.id()).forEach(one -> names.put(one.id(), one.name()));
        return named(Level.CLASS, school, inClasses(counts), names, none(counts)).stream()
                .filter(row -> row.id().isEmpty() || row.pupils() > 0)
                .toList();
    }

    /** A class that nobody is in any more is none: what was owed and done there counts among those without a class. */
    private static Map<UUID, Counts> inClasses(Map<UUID, Counts> counts) {
        var present = new HashMap<UUID, Counts>();
        counts.forEach((id, count) -> present.computeIfAbsent(isEmpty(count) ? Unit.NONE : id, _ -> new Counts())
                .add(count));
        return present;
    }

    private static String none(Map<UUID, Counts> counts) {
        var former = counts.entrySet().stream()
                .anyMatch(each -> !each.getKey().equals(Unit.NONE)
                        && isEmpty(each.getValue())
                        && !each.getValue().isNothing());
        var without = counts.containsKey(Unit.NONE) && !counts.get(Unit.NONE).isNothing();
        return former ? (without ? NO_OR_FORMER_CLASS : FORMER_CLASSES) : NO_CLASS;
    }

    private static boolean isEmpty(Counts counts) {
        return counts.state(Measure.PUPILS) == 0;
    }

    private List<Row> caregivers(School school, Period period) {
        var counts = rollups.units(school.id(), Unit.Kind.CAREGIVER, period);
        var codes = new LinkedHashMap<UUID, String>();
        directory.caregiverCodes(school.id()).entrySet().stream()
                .filter(code -> counts.containsKey(code.getKey()))
                .sorted(Map.Entry.comparingByValue())
                .forEach(code -> codes.put(code.getKey(), code.getValue()));
        return named(Level.CAREGIVER, school, counts, codes, NOT_PAIRED);
    }

    /** Every unit that has a name, and without one only those for which something was counted. */
    private static List<Row> named(
            Level level, School school, Map<UUID, Counts> counts, Map<UUID, String> names, String none) {
        var rows = new ArrayList<Row>();
        names.forEach((id, name) ->
                rows.add(Row.of(level, Optional.of(id), name, school.area(), counts.getOrDefault(id, new Counts()))));
        counts.forEach((id, count) -> {
            if (!names.containsKey(id) && !count.isNothing()) {
                var known = Optional.of(id).filter(one -> !one.equals(Unit.NONE));
                rows.add(Row.of(level, known, known.isPresent() ? "" : none, school.area(), count));
            }
        });
        return rows;
    }

    private List<Row> answering(List<Row> rows, List<School> schools, Terms terms, LocalDate asOf) {
        var firstDue = rollups.firstDueDays(schools.stream().map(School::id).toList());
        var countsFrom = new HashMap<UUID, Optional<LocalDate>>();
        schools.forEach(school -> countsFrom.put(school.id(), school.countsFrom()));
        return rows.stream()
                .map(row -> row.id()
                        .map(id -> row.answering(Row.Accountable.of(
                                countsFrom.getOrDefault(id, Optional.empty()),
                                Optional.ofNullable(firstDue.get(id)),
                                terms.startOf(asOf),
                                asOf)))
                        .orElse(row))
                .toList();
    }

    private List<Row> heard(List<Row> schools, Terms terms, LocalDate today) {
        var ids = schools.stream().flatMap(row -> row.id().stream()).toList();
        var signs = rollups.signsOfLife(ids);
        return schools.stream()
                .map(row -> row.id()
                        .map(signs::get)
                        .map(sign -> heard(row, sign, terms, today))
                        .orElse(row))
                .toList();
    }

    /** Silence counts only while something is owed, since the school answers for it, and not over the holidays. */
    private Row heard(Row row, SignOfLife sign, Terms terms, LocalDate today) {
        var last = sign.lastContactAt().map(at -> LocalDate.ofInstant(at, clock.getZone()));
        var since = sign.openSince()
                .filter(_ -> row.state(Measure.OPEN) > 0)
                .map(open -> later(later(open, terms.startOf(today)), last.orElse(open)))
                .map(silent -> row.accountable()
                        .flatMap(Row.Accountable::countsFrom)
                        .map(from -> later(from, silent))
                        .orElse(silent));
        return row.heard(sign.lastContactAt(), since.map(day -> Math.max(0, ChronoUnit.DAYS.between(day, today))));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static Level usualLevel(Actor actor) {
        return actor.inCounty() ? Level.COUNTY : Level.SCHOOL;
    }
}
