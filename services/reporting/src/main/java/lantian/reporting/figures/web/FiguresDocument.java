package lantian.reporting.figures.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lantian.reporting.directory.School.Area;
import lantian.reporting.figures.Answer.Figures;
import lantian.reporting.figures.Rate;
import lantian.reporting.figures.Row;
import lantian.reporting.figures.Row.Accountable;
import lantian.reporting.figures.Row.EnrolledTwice;
import lantian.reporting.rollup.Measure;
import lantian.reporting.rollup.Measure.Bound;
import org.jspecify.annotations.Nullable;

/**
 * The answer as it is sent.
 *
 * @param freshAsOf everything announced before it is in the answer
 * @param restated facts recorded after {@code asOf} changed the answer
 * @param projected {@code asOf} lies ahead: what follows if nothing more is recorded
 */
record FiguresDocument(
        LocalDate asOf,
        LocalDate from,
        LocalDate to,
        Instant freshAsOf,
        boolean restated,
        @Nullable Boolean projected,
        List<RowDocument> rows,
        RowDocument total) {

    static FiguresDocument of(Figures figures, Instant freshAsOf) {
        var period = figures.period();
        return new FiguresDocument(
                period.asOf(),
                period.from(),
                period.to(),
                freshAsOf,
                figures.total().restated(),
                figures.projected() ? true : null,
                figures.rows().stream().map(RowDocument::of).toList(),
                RowDocument.of(figures.total()));
    }

    /** A rate never comes without its numerator and denominator; of nothing it is null. */
    record RateDocument(
            int n,
            int of,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            BigDecimal rate,

            @Nullable Map<String, Integer> leftOut) {

        static RateDocument of(Rate rate) {
            return new RateDocument(
                    rate.n(),
                    rate.of(),
                    rate.rate().orElse(null),
                    rate.leftOut().isEmpty() ? null : rate.leftOut());
        }
    }

    /** Days since due. */
    record OverdueAges(int upTo7, int from8To14, int from15) {}

    record OpenDocument(int met, int of) {}

    record LeftBehindTypes(int bothAway, int oneAway, int noAbleParent) {}

    /**
     * One row of a school also says since when it answers for duties; {@code newSchool} stands apart in rankings: it joined in
     * this term, and nothing has been due yet. To the county {@code countedElsewhere} says how many pupils are counted in another
     * school, and so are not in an area's or the county's counts, and {@code enrolmentQuestions} how many the school has still to
     * look at. {@code late} and what follows from it go beyond what
     * outside programs rely on.
     */
    record RowDocument(
            String level,
            @Nullable UUID id,
            String name,
            @Nullable UUID area,
            @Nullable String areaName,
            int pupils,
            RateDocument leftBehind,
            RateDocument archive,
            RateDocument contactCard,
            RateDocument pairing,
            RateDocument onTime,
            RateDocument completion,
            int overdue,
            int missed,
            int awaitingEntry,
            OpenDocument open,
            int excused,
            @JsonProperty("void") int voided,
            Map<String, Integer> contacts,
            int late,
            int enteredLate,
            OverdueAges overdueAges,
            LeftBehindTypes leftBehindTypes,
            boolean restated,
            @Nullable Instant lastContactAt,
            @Nullable Long lagDays,
            @Nullable LocalDate countsFrom,
            @Nullable LocalDate firstDueOn,
            @Nullable Boolean newSchool,
            @Nullable Integer countedElsewhere,
            @Nullable Integer enrolmentQuestions) {

        static RowDocument of(Row row) {
            return new RowDocument(
                    row.level().wire(),
                    row.id().orElse(null),
                    row.name(),
                    row.area().map(Area::id).orElse(null),
                    row.area().map(Area::name).orElse(null),
                    row.pupils(),
                    RateDocument.of(row.leftBehind()),
                    RateDocument.of(row.archive()),
                    RateDocument.of(row.contactCard()),
                    RateDocument.of(row.pairing()),
                    RateDocument.of(row.onTime()),
                    RateDocument.of(row.completion()),
                    row.overdue(),
                    row.inPeriod(Measure.MISSED),
                    row.inPeriod(Measure.AWAITING),
                    new OpenDocument(row.state(Measure.OPEN_MET), row.state(Measure.OPEN)),
                    row.inPeriod(Measure.EXCUSED),
                    row.inPeriod(Measure.VOID),
                    contacts(row),
                    row.late(),
                    row.inPeriod(Measure.ENTERED_LATE),
                    new OverdueAges(
                            row.inPeriod(Measure.OVERDUE_WEEK),
                            row.inPeriod(Measure.OVERDUE_FORTNIGHT),
                            row.inPeriod(Measure.OVERDUE_LONGER)),
                    new LeftBehindTypes(
                            row.state(Measure.BOTH_AWAY),
                            row.state(Measure.ONE_AWAY),
                            row.state(Measure.NO_ABLE_PARENT)),
                    row.restated(),
                    row.lastContactAt().orElse(null),
                    row.lagDays().orElse(null),
                    row.accountable().flatMap(Accountable::countsFrom).orElse(null),
                    row.accountable().flatMap(Accountable::firstDueOn).orElse(null),
                    row.accountable()
                            .map(Accountable::newSchool)
                            .filter(isNew -> isNew)
                            .orElse(null),
                    row.enrolledTwice().map(EnrolledTwice::countedElsewhere).orElse(null),
                    row.enrolledTwice().map(EnrolledTwice::questions).orElse(null));
        }

        private static Map<String, Integer> contacts(Row row) {
            var contacts = new LinkedHashMap<String, Integer>();
            Arrays.stream(Measure.values())
                    .filter(measure -> measure.bound() == Bound.OCCURRED)
                    .forEach(kind -> contacts.put(kind.name(), row.inPeriod(kind)));
            return contacts;
        }
    }
}
