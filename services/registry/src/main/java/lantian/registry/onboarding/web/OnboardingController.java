package lantian.registry.onboarding.web;

import static lantian.platform.tenancy.Role.COUNTY_OFFICER;

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
import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.web.Allowed;
import lantian.platform.web.Etags;
import lantian.platform.web.IdempotentPut;
import lantian.platform.web.Problem;
import lantian.platform.web.Problem.FieldError;
import lantian.registry.onboarding.FollowProgress;
import lantian.registry.onboarding.FollowProgress.Progress;
import lantian.registry.onboarding.OnboardSchool;
import lantian.registry.school.Area;
import lantian.registry.school.AreaId;
import lantian.registry.school.LookUpSchool;
import lantian.registry.school.School;
import lantian.registry.school.SchoolDescription;
import lantian.registry.school.SchoolId;
import lantian.registry.school.Stage;
import lantian.registry.staff.FirstAdministrator;
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

/** The officer takes schools into the county, and sees how far each has come. */
@RestController
@RequestMapping("/api/schools")
class OnboardingController {

    private final OnboardSchool onboard;
    private final FollowProgress progress;
    private final LookUpSchool lookUp;
    private final Clock clock;

    OnboardingController(OnboardSchool onboard, FollowProgress progress, LookUpSchool lookUp, Clock clock) {
        this.onboard = onboard;
        this.progress = progress;
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
            LocalDate countsFrom) {

        SchoolDescription description() {
            return new SchoolDescription(
                    code.strip(), name.strip(), stage, area == null ? null : new AreaId(area), countsFrom);
        }
    }

    record Admin(
            @NotBlank @Size(min = 2, max = 64) @Pattern(regexp = "[A-Za-z0-9._@+-]*", message = "{field.username}")
            String username,

            @NotBlank @Size(max = 60) String name,

            @NotBlank @Email(message = "{field.email}") @Size(max = 200)
            String email) {

        FirstAdministrator.Person person() {
            return new FirstAdministrator.Person(username.toLowerCase(Locale.ROOT), name.strip(), email.strip());
        }
    }

    @GetMapping("/{id}")
    @Allowed(everybody = true)
    ResponseEntity<OnboardedView> get(@PathVariable UUID id) {
        var actor = Tenancy.actor();
        var school = lookUp.school(id).filter(it -> it.isKnownTo(actor)).orElseThrow(Problem::notFound);
        var shown = actor.is(Role.COUNTY_OFFICER)
                ? school.id().bind(() -> progress.of(school))
                : Optional.<Progress>empty();
        return shown(school, shown.orElse(null), HttpStatus.OK);
    }

    @PutMapping("/{id}")
    @Allowed(COUNTY_OFFICER)
    ResponseEntity<OnboardedView> put(
            @PathVariable UUID id,
            @Valid @RequestBody SchoolBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var description = body.description();
        if (!description.countsFromAPossibleDay(LocalDate.now(clock))) {
            throw Problem.invalid(new FieldError("countsFrom", "out-of-range", "{field.countsFrom}"));
        }
        var person = body.admin().person();
        var school = new SchoolId(id);
        var request = IdempotentPut.of(body, ifMatch);
        return switch (school.bind(() -> onboard.put(school, description, person, request))) {
            case OnboardSchool.Outcome.Accepted(var accepted) ->
                shown(
                        accepted,
                        school.bind(() -> progress.of(accepted)).orElse(null),
                        accepted.isOnboarding() ? HttpStatus.ACCEPTED : HttpStatus.OK);
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

    private ResponseEntity<OnboardedView> shown(School school, @Nullable Progress known, HttpStatus status) {
        var area = Optional.ofNullable(school.area()).flatMap(lookUp::area);
        var view = OnboardedView.of(school, area.map(Area::name).orElse(null), known);
        return ResponseEntity.status(status).eTag(Etags.of(school.version())).body(view);
    }
}
