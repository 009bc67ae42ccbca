package lantian.reporting.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import lantian.reporting.directory.School.Area;
import lantian.reporting.rollup.Measure;

/**
 * One row of an answer; the definitions of the figures (指标) over what was counted.
 *
 * @param id empty for what belongs to no area, class or caregiver, and for the county
 * @param lastContactAt when the school was last heard of; only in an answer as of today
 * @param lagDays days since then, while something was owed
 * @param accountable of a school
 * @param enrolledTwice of a school, an area or the county; only in an answer to the county
 */
public record Row(
        Level level,
        Optional<UUID> id,
        String name,
        Optional<Area> area,
        Counts counts,
        Optional<Instant> lastContactAt,
        Optional<Long> lagDays,
        Optional<Accountable> accountable,
        Optional<EnrolledTwice> enrolledTwice) {

    /**
     * Children who are enrolled in another school too (双重学籍).
     *
     * @param elsewhere what those are counted as whom the county counts in another school
     * @param questions how many children the school has still to look at
     */
    public record EnrolledTwice(Counts elsewhere, int questions) {

        private static EnrolledTwice sum(EnrolledTwice one, EnrolledTwice other) {
            var elsewhere = new Counts();
            elsewhere.add(one.elsewhere);
            elsewhere.add(other.elsewhere);
            return new EnrolledTwice(elsewhere, one.questions + other.questions);
        }

        public int countedElsewhere() {
            return elsewhere.state(Measure.PUPILS);
        }
    }

    /**
     * Since when a school answers for duties.
     *
     * @param countsFrom empty: always
     * @param firstDueOn when its first obligation was or will be due; empty while there is none
     * @param newSchool it joined in this term and none of its obligations has been due yet: it stands apart in a ranking
     */
    public record Accountable(Optional<LocalDate> countsFrom, Optional<LocalDate> firstDueOn, boolean newSchool) {

        static Accountable of(
                Optional<LocalDate> countsFrom, Optional<LocalDate> firstDueOn, LocalDate termStart, LocalDate asOf) {
            var joinedInThisTerm =
                    countsFrom.filter(from -> !from.isBefore(termStart)).isPresent();
            var nothingWasDue = firstDueOn.filter(due -> due.isBefore(asOf)).isEmpty();
            return new Accountable(countsFrom, firstDueOn, joinedInThisTerm && nothingWasDue);
        }
    }

    static Row of(Level level, Optional<UUID> id, String name, Optional<Area> area, Counts counts) {
        return new Row(
                level, id, name, area, counts, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Schools together: who is enrolled in two of them, or elsewhere in the county, is counted once. */
    static Row together(Level level, Optional<UUID> id, String name, Optional<Area> area, List<Row> schools) {
        var sum = new Counts();
        for (var school : schools) {
            sum.add(school.counts);
            school.enrolledTwice.ifPresent(twice -> sum.takeAway(twice.elsewhere));
        }
        var together = of(level, id, name, area, sum);
        return schools.stream()
                .flatMap(school -> school.enrolledTwice.stream())
                .reduce(EnrolledTwice::sum)
                .map(together::enrolledTwice)
                .orElse(together);
    }

    /** The same counts under the county's name. */
    Row as(Level other, String otherName) {
        return new Row(
                other,
                Optional.empty(),
                otherName,
                Optional.empty(),
                counts,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                enrolledTwice);
    }

    Row enrolledTwice(EnrolledTwice twice) {
        return new Row(level, id, name, area, counts, lastContactAt, lagDays, accountable, Optional.of(twice));
    }

    Row heard(Optional<Instant> at, Optional<Long> lag) {
        return new Row(level, id, name, area, counts, at, lag, accountable, enrolledTwice);
    }

    Row answering(Accountable since) {
        return new Row(level, id, name, area, counts, lastContactAt, lagDays, Optional.of(since), enrolledTwice);
    }

    public int pupils() {
        return counts.state(Measure.PUPILS);
    }

    /** 留守率. */
    public Rate leftBehind() {
        return Rate.of(counts.state(Measure.LEFT_BEHIND), pupils());
    }

    /** 建档率. */
    public Rate archive() {
        return ofLeftBehind(Measure.ARCHIVE);
    }

    /** 联系卡率. */
    public Rate contactCard() {
        return ofLeftBehind(Measure.CONTACT_CARD);
    }

    /** 结对率. */
    public Rate pairing() {
        return ofLeftBehind(Measure.PAIRED);
    }

    /** 按时率. */
    public Rate onTime() {
        return ofCohort(Measure.ON_TIME);
    }

    /** 完成率. */
    public Rate completion() {
        return ofCohort(Measure.COMPLETED);
    }

    /** 迟办: completed, but not on time. */
    public int late() {
        return counts.inPeriod(Measure.COMPLETED) - counts.inPeriod(Measure.ON_TIME);
    }

    /** 逾期, all ages. */
    public int overdue() {
        return Stream.of(Measure.OVERDUE_WEEK, Measure.OVERDUE_FORTNIGHT, Measure.OVERDUE_LONGER)
                .mapToInt(counts::inPeriod)
                .sum();
    }

    public int inPeriod(Measure measure) {
        return counts.inPeriod(measure);
    }

    public int state(Measure measure) {
        return counts.state(measure);
    }

    /** Facts recorded after the as-of day changed this row. */
    public boolean restated() {
        return counts.state(Measure.RESTATED) > 0;
    }

    private Rate ofLeftBehind(Measure measure) {
        return Rate.of(counts.state(measure), counts.state(Measure.LEFT_BEHIND));
    }

    private Rate ofCohort(Measure measure) {
        var leftOut = new LinkedHashMap<String, Integer>();
        Stream.of(Measure.OPEN, Measure.EXCUSED, Measure.VOID)
                .filter(reason -> counts.inPeriod(reason) != 0)
                .forEach(reason -> leftOut.put(reason.name(), counts.inPeriod(reason)));
        return new Rate(counts.inPeriod(measure), counts.inPeriod(Measure.COHORT), Map.copyOf(leftOut));
    }
}
