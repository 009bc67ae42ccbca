package lantian.registry.school.web;

import static lantian.platform.tenancy.Role.COUNTY_OFFICER;
import static lantian.platform.tenancy.Role.SCHOOL_ADMIN;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import lantian.platform.web.Allowed;
import lantian.platform.web.Cursor;
import lantian.platform.web.Etags;
import lantian.platform.web.IdempotentPut;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import lantian.platform.web.Problem.FieldError;
import lantian.registry.school.Area;
import lantian.registry.school.CloseSchool;
import lantian.registry.school.Closure;
import lantian.registry.school.LookUpSchool;
import lantian.registry.school.LookUpSchool.Progress;
import lantian.registry.school.OnboardSchool;
import lantian.registry.school.Onboarding;
import lantian.registry.school.School;
import lantian.registry.school.Stage;
import lantian.registry.school.SuspendSchool;
import lantian.registry.staff.Account;
import lantian.registry.staff.FirstAdministrator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The officer writes the directory; what belongs to a school is read and written bound to that school. */
@RestController
@RequestMapping("/api/schools")
class SchoolController {

    private final OnboardSchool onboard;
    private final SuspendSchool suspend;
    private final CloseSchool close;
    private final LookUpSchool lookUp;
    private final Clock clock;

    SchoolController(
            OnboardSchool onboard, SuspendSchool suspend, CloseSchool close, LookUpSchool lookUp, Clock clock) {
        this.onboard = onboard;
        this.suspend = suspend;
        this.close = close;
        this.lookUp = lookUp;
        this.clock = clock;
    }

    /** @param countsFrom from when on the school answers for duties; without it from the day it is at work */
    record SchoolBody(
            @NotBlank @Size(max = 40) String code,
            @NotBlank @Size(max = 120) String name,
            @NotNull Stage stage,
            @Nullable UUID area,
            @NotNull @Valid Admin admin,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate countsFrom) {}

    record Admin(
            @NotBlank @Size(min = 2, max = 64) @Pattern(regexp = "[A-Za-z0-9._@+-]*", message = "{field.username}")
            String username,

            @NotBlank @Size(max = 60) String name,

            @NotBlank @Email(message = "{field.email}") @Size(max = 200)
            String email) {}

    record SchoolView(
            UUID id,
            String code,
            String name,
            Stage stage,
            @Nullable UUID area,
            @Nullable String areaName,
            School.State state,
            LocalDate openFrom,
            @Nullable LocalDate countsFrom,
            @Nullable AdminView admin,
            @Nullable List<StepView> steps,
            Onboarding.@Nullable Step waitingAt,
            Account.@Nullable Failure failure,
            long version) {}

    /** @param asked the account was made by a school, so the person has to accept before anything else happens */
    record AdminView(
            String username,
            String name,
            String email,
            @Nullable String oneTimePassword,
            boolean asked) {}

    record StepView(String name, boolean done) {}

    record SchoolLines(
            List<SchoolView> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String next,

            @Nullable Long total) {}

    record ClosureBody(
            @NotNull LocalDate from,
            @NotNull LocalDate to,
            @NotBlank @Size(max = 200) String reason) {}

    record ClosureView(UUID id, LocalDate from, LocalDate to, String reason, long version) {}

    @GetMapping
    @Allowed(everybody = true)
    SchoolLines list(
            @RequestParam(required = false) @Nullable UUID area,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var actor = Tenancy.actor();
        var size = Page.limit(limit);
        var after = Cursor.parse(cursor, 1).map(it -> it.part(0)).orElse("");
        var part = q == null || q.isBlank() ? null : q.strip();
        if (actor.is(Role.AREA_SUPERVISOR) && !actor.is(Role.COUNTY_OFFICER, Role.AUDITOR)) {
            var own = actor.area().orElse(null);
            if (own == null || (area != null && !area.equals(own))) {
                return new SchoolLines(List.of(), null, 0L);
            }
            return lines(after, own, null, part, size);
        }
        return lines(after, area, actor.inCounty() ? null : actor.tenant().value(), part, size);
    }

    @GetMapping("/{id}")
    @Allowed(everybody = true)
    ResponseEntity<SchoolView> get(@PathVariable UUID id) {
        var school = known(id);
        if (!Tenancy.actor().is(Role.COUNTY_OFFICER)) {
            return shown(school, null, HttpStatus.OK);
        }
        return shown(school, in(id, () -> lookUp.progress(school)).orElse(null), HttpStatus.OK);
    }

    @PutMapping("/{id}")
    @Allowed(COUNTY_OFFICER)
    ResponseEntity<SchoolView> put(
            @PathVariable UUID id,
            @Valid @RequestBody SchoolBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var admin = body.admin();
        var person = new FirstAdministrator.Person(
                admin.username().toLowerCase(Locale.ROOT),
                admin.name().strip(),
                admin.email().strip());
        check(body.countsFrom());
        var wanted = new OnboardSchool.Wanted(
                id, body.code().strip(), body.name().strip(), body.stage(), body.area(), body.countsFrom(), person);
        return switch (in(id, () -> onboard.put(wanted, IdempotentPut.of(body, ifMatch)))) {
            case OnboardSchool.Outcome.Accepted it ->
                shown(
                        it.school(),
                        in(id, () -> lookUp.progress(it.school())).orElse(null),
                        it.school().state() == School.State.ONBOARDING ? HttpStatus.ACCEPTED : HttpStatus.OK);
            case OnboardSchool.Outcome.Refused why ->
                throw switch (why) {
                    case UNKNOWN_AREA ->
                        Problem.of(422, "unknown-area")
                                .with(List.of(new FieldError("area", "unknown", "{field.area}")));
                    case CODE_USED ->
                        Problem.of(409, "code-already-used")
                                .with(List.of(new FieldError("code", "already-used", "{field.code}")));
                    case ADMINISTRATOR_FIXED ->
                        Problem.of(422, "administrator-fixed")
                                .with(List.of(new FieldError("admin", "fixed", "{field.admin}")));
                };
        };
    }

    private void check(@Nullable LocalDate countsFrom) {
        if (countsFrom != null
                && (countsFrom.isBefore(School.ALWAYS_OPEN)
                        || countsFrom.isAfter(LocalDate.now(clock).plusYears(1)))) {
            throw Problem.invalid(new FieldError("countsFrom", "out-of-range", "{field.countsFrom}"));
        }
    }

    @PostMapping("/{id}/suspend")
    @Allowed(COUNTY_OFFICER)
    ResponseEntity<SchoolView> suspend(@PathVariable UUID id) {
        return turned(in(id, () -> suspend.suspend(id)));
    }

    @PostMapping("/{id}/resume")
    @Allowed(COUNTY_OFFICER)
    ResponseEntity<SchoolView> resume(@PathVariable UUID id) {
        return turned(in(id, () -> suspend.resume(id)));
    }

    @PutMapping("/{id}/closures/{closureId}")
    @Allowed({COUNTY_OFFICER, SCHOOL_ADMIN})
    ResponseEntity<ClosureView> close(
            @PathVariable UUID id,
            @PathVariable UUID closureId,
            @Valid @RequestBody ClosureBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        if (body.to().isBefore(body.from())) {
            throw Problem.of(422, "end-before-start").with(List.of(new FieldError("to", "before-start", "{field.to}")));
        }
        var school = known(id);
        var closure = new Closure(closureId, body.from(), body.to(), body.reason(), "", 0);
        return switch (in(id, () -> close.close(school.id(), closure, IdempotentPut.of(body, ifMatch)))) {
            case CloseSchool.Outcome.Closed(var kept, var created) ->
                ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                        .eTag(Etags.of(kept.version()))
                        .body(view(kept));
            case CloseSchool.Outcome.UnknownSchool _ -> throw Problem.notFound();
        };
    }

    @GetMapping("/{id}/closures")
    @Allowed(everybody = true)
    Page<ClosureView> closures(@PathVariable UUID id) {
        var school = known(id);
        return new Page<>(
                in(id, () -> lookUp.closures(school.id())).stream()
                        .map(SchoolController::view)
                        .toList(),
                null);
    }

    /** As the caller, but bound to the school; only behind a check that the caller may. */
    private static <T> T in(UUID school, Supplier<T> work) {
        var actor = Tenancy.actor();
        return Tenancy.as(
                new Actor(actor.account(), actor.username(), new TenantId(school), actor.roles(), actor.area()), work);
    }

    private School known(UUID id) {
        return lookUp.school(id).filter(SchoolController::mayKnow).orElseThrow(Problem::notFound);
    }

    private static boolean mayKnow(School school) {
        var actor = Tenancy.actor();
        if (actor.is(Role.COUNTY_OFFICER, Role.AUDITOR)) {
            return true;
        }
        return actor.is(Role.AREA_SUPERVISOR)
                ? Objects.equals(school.area(), actor.area().orElse(null)) && school.area() != null
                : school.id().equals(actor.tenant().value());
    }

    private ResponseEntity<SchoolView> turned(SuspendSchool.Outcome outcome) {
        return switch (outcome) {
            case SuspendSchool.Outcome.Now(var school) -> shown(school, null, HttpStatus.OK);
            case SuspendSchool.Outcome.Refused why ->
                throw switch (why) {
                    case UNKNOWN -> Problem.notFound();
                    case STILL_ONBOARDING -> Problem.of(422, "still-onboarding");
                };
        };
    }

    /** One page, with how many there are in all where it is the first one. */
    private SchoolLines lines(String after, @Nullable UUID area, @Nullable UUID only, @Nullable String part, int size) {
        var page =
                Page.of(lookUp.schools(after, area, only, part, size + 1), size, school -> Cursor.after(school.code()));
        return new SchoolLines(
                page.items().stream().map(school -> view(school, null)).toList(),
                page.next(),
                after.isEmpty() ? lookUp.count(area, only, part) : null);
    }

    private ResponseEntity<SchoolView> shown(School school, @Nullable Progress progress, HttpStatus status) {
        return ResponseEntity.status(status).eTag(Etags.of(school.version())).body(view(school, progress));
    }

    private SchoolView view(School school, @Nullable Progress progress) {
        var areaName = school.area() == null
                ? null
                : lookUp.area(school.area()).map(Area::name).orElse(null);
        return new SchoolView(
                school.id(),
                school.code(),
                school.name(),
                school.stage(),
                school.area(),
                areaName,
                school.state(),
                school.openFrom(),
                school.countsFrom(),
                progress == null ? null : admin(progress),
                progress == null || school.state() != School.State.ONBOARDING ? null : steps(progress),
                progress == null || school.state() != School.State.ONBOARDING
                        ? null
                        : progress.onboarding().step(),
                progress == null ? null : progress.administrator().account().failure(),
                school.version());
    }

    private static AdminView admin(Progress progress) {
        var person = progress.administrator();
        return new AdminView(
                person.username(),
                person.name(),
                person.email(),
                progress.oneTimePassword(),
                person.account().step() == Account.Step.OFFERED);
    }

    private static List<StepView> steps(Progress progress) {
        var school = progress.onboarding().step();
        var account = progress.administrator().account().step();
        var failed = account == Account.Step.FAILED;
        var asked = account == Account.Step.OFFERED;
        return List.of(
                new StepView("ORGANIZATION", school.compareTo(Onboarding.Step.ORGANIZATION) > 0),
                new StepView("ACCOUNT", !failed && account.compareTo(Account.Step.ACCOUNT) > 0),
                new StepView("ONE_TIME_PASSWORD", !failed && account.compareTo(Account.Step.ONE_TIME_PASSWORD) > 0),
                new StepView("MEMBERSHIP", !failed && !asked && account.compareTo(Account.Step.MEMBERSHIP) > 0),
                new StepView("ANNOUNCED", school == Onboarding.Step.DONE),
                new StepView("ACTIVE", school == Onboarding.Step.DONE));
    }

    private static ClosureView view(Closure it) {
        return new ClosureView(it.id(), it.from(), it.to(), it.reason(), it.version());
    }
}
