package lantian.reporting.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.LantianTest;
import lantian.reporting.County;
import lantian.reporting.Today;
import lantian.reporting.directory.Directory;
import lantian.reporting.directory.Terms;
import lantian.reporting.figures.Counts;
import lantian.reporting.figures.Period;
import lantian.reporting.figures.RollupReader;
import lantian.reporting.projection.RandomCounty.RandomSchool;
import lantian.reporting.rollup.Measure;
import lantian.reporting.rollup.Unit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Facts in PostgreSQL: however they come, the figures are those of the facts. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "reporting", kafka = true, keycloak = true)
@Import(Today.class)
class ProjectionTest {

    private static final LocalDate TERM = LocalDate.of(2026, 9, 1);

    @Autowired
    Directory directory;

    @Autowired
    ApplyFacts apply;

    @Autowired
    Recount recount;

    @Autowired
    RollupReader reader;

    @Autowired
    Db db;

    @Autowired
    PlatformTransactionManager transactions;

    private County county;

    @BeforeEach
    void aCounty() {
        county = new County(directory, apply, recount);
        county.hasTerms(County.TERMS, 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103})
    void figures_are_what_the_definitions_say(long seed) {
        var school = RandomCounty.of(seed, 1, 50).getFirst();
        county.hears(school);

        for (int days = 5; days < RandomCounty.DAYS; days += 29) {
            var asOf = RandomCounty.FIRST_DAY.plusDays(days);
            for (var from : List.of(County.TERMS.startOf(asOf), asOf.minusDays(20))) {
                for (var to : List.of(asOf, asOf.minusDays(4))) {
                    if (!from.isAfter(to)) {
                        var period = new Period(from, to, asOf);
                        assertThat(figures(ofSchool(school.id(), period)))
                                .as("%s", period)
                                .isEqualTo(ByDefinition.figures(school, Optional.empty(), from, to, asOf));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {201, 202})
    void a_class_s_figures_are_what_the_definitions_say(long seed) {
        var school = RandomCounty.of(seed, 1, 50).getFirst();
        county.hears(school);

        for (int days = 5; days < RandomCounty.DAYS; days += 29) {
            var asOf = RandomCounty.FIRST_DAY.plusDays(days);
            var period = new Period(asOf.minusDays(30), asOf.minusDays(3), asOf);
            var classes = read(school.id(), () -> reader.units(school.id(), Unit.Kind.CLASS, period));
            for (var one : school.classes()) {
                assertThat(figures(classes.getOrDefault(one, new Counts())))
                        .isEqualTo(ByDefinition.figures(
                                school, Optional.of(one), period.from(), period.to(), period.asOf()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {301, 302, 303, 304})
    void repeated_reordered_and_mixed_up_batches_leave_the_same_rollups(long seed) {
        var inOrder = RandomCounty.of(seed, 1, 30).getFirst();
        county.hears(inOrder);
        var mixed = withId(inOrder, UUID.randomUUID());
        var random = new Random(seed);

        var batches = new ArrayList<Runnable>();
        for (int twice = 0; twice < 2; twice++) {
            cut(mixed.children(), random).forEach(batch -> batches.add(() -> apply.children(batch)));
            cut(mixed.pairs(), random).forEach(batch -> batches.add(() -> apply.pairs(batch)));
            cut(mixed.contacts(), random).forEach(batch -> batches.add(() -> apply.contacts(batch)));
            cut(mixed.obligations(), random).forEach(batch -> batches.add(() -> apply.obligations(batch)));
        }
        Collections.shuffle(batches, random);
        batches.forEach(batch -> County.as(mixed.id(), batch));

        assertThat(steps(mixed.id())).isEqualTo(steps(inOrder.id())).isNotEmpty();
        assertThat(county.recountDifference(mixed.id())).isZero();
        assertThat(county.recountDifference(inOrder.id())).isZero();
    }

    @Test
    void a_replay_of_everything_changes_nothing() {
        var school = RandomCounty.of(401, 1, 30).getFirst();
        county.hears(school);
        var before = steps(school.id());

        county.hears(school);

        assertThat(steps(school.id())).isEqualTo(before).isNotEmpty();
        assertThat(county.recountDifference(school.id())).isZero();
    }

    @Test
    void a_recount_finds_what_somebody_changed_behind_its_back_and_repairs_it() {
        var school = RandomCounty.of(501, 1, 20).getFirst();
        county.hears(school);
        db.everything()
                .sql("update step set delta = delta + 1 where tenant_id = ? and measure = ? and unit_kind = 1")
                .params(school.id(), Measure.PUPILS.code())
                .update();

        assertThat(county.recountDifference(school.id())).isPositive();
        County.as(school.id(), recount::repair);
        assertThat(county.recountDifference(school.id())).isZero();
    }

    @Test
    void a_changed_calendar_moves_the_totals_to_the_new_terms() {
        var school = RandomCounty.of(601, 1, 30).getFirst();
        county.hears(school);
        var later = new Terms(County.TERMS.terms().stream()
                .map(term -> new Terms.Term(
                        term.schoolYear(), term.number(), term.from().plusDays(6), term.to()))
                .toList());
        county.hasTerms(later, 2);
        var period = new Period(TERM.plusDays(6), Today.DAY, Today.DAY);
        var expected = ByDefinition.figures(school, Optional.empty(), period.from(), period.to(), period.asOf());

        assertThat(figures(ofSchool(school.id(), period))).isEqualTo(expected);
        County.as(school.id(), recount::followCalendar);
        assertThat(figures(ofSchool(school.id(), period))).isEqualTo(expected);

        county.hasTerms(County.TERMS, 3);
        assertThat(county.recountDifference(school.id())).isZero();
    }

    private Counts ofSchool(UUID school, Period period) {
        return read(school, () -> reader.schools(List.of(school), period)).getOrDefault(school, new Counts());
    }

    private <T> T read(UUID school, Supplier<T> question) {
        var transaction = new TransactionTemplate(transactions);
        return County.as(school, () -> Objects.requireNonNull(transaction.execute(_ -> question.get())));
    }

    private static Map<String, Integer> figures(Counts counts) {
        var figures = new TreeMap<String, Integer>();
        for (var measure : Measure.values()) {
            figures.put(measure.name(), measure.shownForAnyPeriod() ? counts.state(measure) : counts.inPeriod(measure));
        }
        figures.put(
                "OVERDUE",
                counts.inPeriod(Measure.OVERDUE_WEEK)
                        + counts.inPeriod(Measure.OVERDUE_FORTNIGHT)
                        + counts.inPeriod(Measure.OVERDUE_LONGER));
        figures.keySet().removeAll(List.of("RESTATED", "ENTERED_LATE", "BOTH_AWAY", "ONE_AWAY", "NO_ABLE_PARENT"));
        figures.values().removeIf(count -> count == 0);
        return figures;
    }

    /** Everything the rollups hold for a school, its own id left out. */
    private Map<String, Integer> steps(UUID school) {
        var steps = new HashMap<String, Integer>();
        db.everything()
                .sql("select * from step where tenant_id = ? and delta <> 0")
                .param(school)
                .query(row -> {
                    var unit = row.getString("unit_id").replace(school.toString(), "school");
                    steps.put(
                            String.join(
                                    " ",
                                    row.getString("unit_kind"),
                                    unit,
                                    row.getString("measure"),
                                    row.getString("on_day"),
                                    row.getString("day")),
                            row.getInt("delta"));
                });
        return steps;
    }

    private static RandomSchool withId(RandomSchool school, UUID id) {
        return new RandomSchool(
                id,
                school.classes(),
                school.caregivers(),
                school.children(),
                school.pairs(),
                school.contacts(),
                school.obligations());
    }

    private static <F> List<List<F>> cut(List<F> facts, Random random) {
        var shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, random);
        var batches = new ArrayList<List<F>>();
        for (int from = 0; from < shuffled.size(); ) {
            int to = Math.min(shuffled.size(), from + 1 + random.nextInt(25));
            batches.add(List.copyOf(shuffled.subList(from, to)));
            from = to;
        }
        return batches;
    }
}
