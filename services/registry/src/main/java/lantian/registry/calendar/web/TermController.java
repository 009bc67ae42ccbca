package lantian.registry.calendar.web;

import static lantian.platform.tenancy.Role.COUNTY_OFFICER;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.platform.web.Allowed;
import lantian.platform.web.Etags;
import lantian.platform.web.IdempotentPut;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import lantian.platform.web.Problem.FieldError;
import lantian.registry.calendar.PublishTerm;
import lantian.registry.calendar.ReadCalendar;
import lantian.registry.calendar.Term;
import lantian.registry.calendar.TermDays;
import lantian.registry.calendar.TermDays.Contradiction;
import lantian.registry.calendar.TermId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The county's terms: everybody reads them, the officer writes. */
@RestController
@RequestMapping("/api/terms")
class TermController {

    private final PublishTerm publish;
    private final ReadCalendar calendar;

    TermController(PublishTerm publish, ReadCalendar calendar) {
        this.publish = publish;
        this.calendar = calendar;
    }

    record TermBody(
            @NotBlank @Pattern(regexp = "\\d{4}-\\d{4}", message = "{field.schoolYear}")
            String schoolYear,

            @Min(1) @Max(2) int number,
            @NotNull LocalDate from,
            @NotNull LocalDate to,
            @Nullable List<LocalDate> holidays,
            @Nullable List<LocalDate> makeUpDays) {

        TermDays days() {
            return new TermDays(schoolYear, number, from, to, orNone(holidays), orNone(makeUpDays));
        }

        private static List<LocalDate> orNone(@Nullable List<LocalDate> days) {
            return days == null ? List.of() : days;
        }
    }

    record TermView(
            UUID id,
            String schoolYear,
            int number,
            LocalDate from,
            LocalDate to,
            List<LocalDate> holidays,
            List<LocalDate> makeUpDays,
            long version) {

        static TermView of(Term term) {
            var days = term.days();
            return new TermView(
                    term.id().value(),
                    days.schoolYear(),
                    days.number(),
                    days.from(),
                    days.to(),
                    days.holidays(),
                    days.makeUpDays(),
                    term.version());
        }
    }

    @GetMapping
    @Allowed(everybody = true)
    Page<TermView> terms() {
        return new Page<>(calendar.terms().stream().map(TermView::of).toList(), null);
    }

    @GetMapping("/{id}")
    @Allowed(everybody = true)
    ResponseEntity<TermView> term(@PathVariable UUID id) {
        var term = calendar.term(new TermId(id)).orElseThrow(Problem::notFound);
        return ResponseEntity.ok().eTag(Etags.of(term.version())).body(TermView.of(term));
    }

    @PutMapping("/{id}")
    @Allowed(COUNTY_OFFICER)
    ResponseEntity<TermView> put(
            @PathVariable UUID id,
            @Valid @RequestBody TermBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var days = checked(body);
        return switch (publish.publish(new TermId(id), days, IdempotentPut.of(body, ifMatch))) {
            case PublishTerm.Outcome.Published(var kept, var created) ->
                ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                        .eTag(Etags.of(kept.version()))
                        .body(TermView.of(kept));
            case PublishTerm.Outcome.Contradicts(var what) -> throw problem(what);
            case PublishTerm.Outcome.Refused why ->
                throw switch (why) {
                    case OVERLAPS -> Problem.of(422, "terms-overlap");
                    case SAME_NUMBER -> Problem.of(422, "term-already-there");
                };
        };
    }

    private static TermDays checked(TermBody body) {
        var years = body.schoolYear().split("-");
        if (Integer.parseInt(years[1]) != Integer.parseInt(years[0]) + 1) {
            throw Problem.invalid(new FieldError("schoolYear", "not-one-year", "{field.schoolYear}"));
        }
        var days = body.days();
        if (days.endsBeforeItBegins()) {
            throw Problem.of(422, "end-before-start").with(List.of(new FieldError("to", "before-start", "{field.to}")));
        }
        return days;
    }

    private static Problem problem(Contradiction contradiction) {
        return switch (contradiction) {
            case Contradiction.OutsideTheTerm(var day, var holiday) ->
                day("day-outside-term", day, holiday, "outside", "{field.outsideTerm}");
            case Contradiction.GivenTwice(var day, var holiday) ->
                day("day-given-twice", day, holiday, "given-twice", "{field.givenTwice}");
            case Contradiction.HolidayAndMakeUpDay(var day) ->
                day("holiday-and-make-up-day", day, false, "also-holiday", "{field.alsoHoliday}");
            case Contradiction.MakeUpOnAWorkingDay(var day) ->
                day("make-up-on-working-day", day, false, "working-day", "{field.workingDay}");
        };
    }

    private static Problem day(String slug, LocalDate day, boolean holiday, String code, String detail) {
        return Problem.of(422, slug, day.toString())
                .with(List.of(new FieldError(holiday ? "holidays" : "makeUpDays", code, detail)));
    }
}
