package lantian.registry.school.web;

import static lantian.platform.tenancy.Role.COUNTY_OFFICER;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.platform.tenancy.Role;
import lantian.platform.web.Allowed;
import lantian.platform.web.Cursor;
import lantian.platform.web.Etags;
import lantian.platform.web.IdempotentPut;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import lantian.platform.web.Problem.FieldError;
import lantian.registry.school.Area;
import lantian.registry.school.DefineArea;
import lantian.registry.school.LookUpSchool;
import lantian.registry.school.PublishTerm;
import lantian.registry.school.SchoolClass;
import lantian.registry.school.Term;
import lantian.registry.school.Term.Contradiction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the county sets for all schools, and the classes of one's own. */
@RestController
@RequestMapping("/api")
class CalendarController {

    private final DefineArea areas;
    private final PublishTerm terms;
    private final LookUpSchool lookUp;

    CalendarController(DefineArea areas, PublishTerm terms, LookUpSchool lookUp) {
        this.areas = areas;
        this.terms = terms;
        this.lookUp = lookUp;
    }

    record AreaBody(
            @NotBlank
            @Size(max = 40)
            @Pattern(regexp = "\\s*[A-Za-z0-9][A-Za-z0-9._-]*\\s*", message = "{field.areaCode}")
            String code,

            @NotBlank @Size(max = 120) String name) {}

    record AreaView(UUID id, String code, String name, long version) {
        static AreaView of(Area area) {
            return new AreaView(area.id(), area.code(), area.name(), area.version());
        }
    }

    record TermBody(
            @NotBlank @Pattern(regexp = "\\d{4}-\\d{4}", message = "{field.schoolYear}")
            String schoolYear,

            @Min(1) @Max(2) int number,
            @NotNull LocalDate from,
            @NotNull LocalDate to,
            @Nullable List<LocalDate> holidays,
            @Nullable List<LocalDate> makeUpDays) {}

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
            return new TermView(
                    term.id(),
                    term.schoolYear(),
                    term.number(),
                    term.from(),
                    term.to(),
                    term.holidays(),
                    term.makeUpDays(),
                    term.version());
        }
    }

    record ClassView(UUID id, String name, String grade) {
        static ClassView of(SchoolClass it) {
            return new ClassView(it.id(), it.name().name(), it.name().grade());
        }
    }

    @GetMapping("/areas")
    @Allowed(everybody = true)
    Page<AreaView> areas(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var size = Page.limit(limit);
        var after = Cursor.parse(cursor, 1).map(it -> it.part(0)).orElse("");
        var page = Page.of(
                lookUp.areas(after, q == null || q.isBlank() ? null : q.strip(), size + 1),
                size,
                area -> Cursor.after(area.code()));
        return new Page<>(page.items().stream().map(AreaView::of).toList(), page.next());
    }

    @GetMapping("/areas/{id}")
    @Allowed(everybody = true)
    ResponseEntity<AreaView> area(@PathVariable UUID id) {
        var area = lookUp.area(id).orElseThrow(Problem::notFound);
        return ResponseEntity.ok().eTag(Etags.of(area.version())).body(AreaView.of(area));
    }

    @PutMapping("/areas/{id}")
    @Allowed(COUNTY_OFFICER)
    ResponseEntity<AreaView> put(
            @PathVariable UUID id,
            @Valid @RequestBody AreaBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return switch (areas.define(id, body.code().strip(), body.name().strip(), IdempotentPut.of(body, ifMatch))) {
            case DefineArea.Outcome.Defined(var area, var created) ->
                ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                        .eTag(Etags.of(area.version()))
                        .body(AreaView.of(area));
            case DefineArea.Outcome.CodeUsed _ ->
                throw Problem.of(409, "code-already-used")
                        .with(List.of(new FieldError("code", "already-used", "{field.code}")));
        };
    }

    @GetMapping("/terms")
    @Allowed(everybody = true)
    Page<TermView> terms() {
        return new Page<>(lookUp.terms().stream().map(TermView::of).toList(), null);
    }

    @GetMapping("/terms/{id}")
    @Allowed(everybody = true)
    ResponseEntity<TermView> term(@PathVariable UUID id) {
        var term = lookUp.terms().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(Problem::notFound);
        return ResponseEntity.ok().eTag(Etags.of(term.version())).body(TermView.of(term));
    }

    @PutMapping("/terms/{id}")
    @Allowed(COUNTY_OFFICER)
    ResponseEntity<TermView> put(
            @PathVariable UUID id,
            @Valid @RequestBody TermBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        check(body);
        var term = new Term(
                id,
                body.schoolYear(),
                body.number(),
                body.from(),
                body.to(),
                orNone(body.holidays()),
                orNone(body.makeUpDays()),
                "",
                0);
        return switch (terms.publish(term, IdempotentPut.of(body, ifMatch))) {
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

    @GetMapping("/classes")
    @Allowed({Role.SCHOOL_ADMIN, Role.CLASS_TEACHER, Role.CAREGIVER})
    Page<ClassView> classes() {
        return new Page<>(lookUp.classes().stream().map(ClassView::of).toList(), null);
    }

    private static void check(TermBody body) {
        var years = body.schoolYear().split("-");
        if (Integer.parseInt(years[1]) != Integer.parseInt(years[0]) + 1) {
            throw Problem.invalid(new FieldError("schoolYear", "not-one-year", "{field.schoolYear}"));
        }
        if (body.to().isBefore(body.from())) {
            throw Problem.of(422, "end-before-start").with(List.of(new FieldError("to", "before-start", "{field.to}")));
        }
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

    private static List<LocalDate> orNone(@Nullable List<LocalDate> days) {
        return days == null ? List.of() : days;
    }
}
