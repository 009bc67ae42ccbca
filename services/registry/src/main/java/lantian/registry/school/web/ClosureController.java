package lantian.registry.school.web;

import static lantian.platform.tenancy.Role.COUNTY_OFFICER;
import static lantian.platform.tenancy.Role.SCHOOL_ADMIN;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.web.Allowed;
import lantian.platform.web.Etags;
import lantian.platform.web.IdempotentPut;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import lantian.platform.web.Problem.FieldError;
import lantian.registry.calendar.ClosedDays;
import lantian.registry.calendar.Closure;
import lantian.registry.calendar.ClosureId;
import lantian.registry.school.CloseSchool;
import lantian.registry.school.LookUpSchool;
import lantian.registry.school.School;
import lantian.registry.school.SchoolId;
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

/** Days on which a school keeps no school: read and written bound to that school. */
@RestController
@RequestMapping("/api/schools/{id}/closures")
class ClosureController {

    private final CloseSchool close;
    private final LookUpSchool lookUp;

    ClosureController(CloseSchool close, LookUpSchool lookUp) {
        this.close = close;
        this.lookUp = lookUp;
    }

    record ClosureBody(
            @NotNull LocalDate from,
            @NotNull LocalDate to,
            @NotBlank @Size(max = 200) String reason) {}

    record ClosureView(UUID id, LocalDate from, LocalDate to, String reason, long version) {
        static ClosureView of(Closure it) {
            var days = it.days();
            return new ClosureView(it.id().value(), days.from(), days.to(), days.reason(), it.version());
        }
    }

    @PutMapping("/{closureId}")
    @Allowed({COUNTY_OFFICER, SCHOOL_ADMIN})
    ResponseEntity<ClosureView> close(
            @PathVariable UUID id,
            @PathVariable UUID closureId,
            @Valid @RequestBody ClosureBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var days = new ClosedDays(body.from(), body.to(), body.reason());
        if (days.endsBeforeItBegins()) {
            throw Problem.of(422, "end-before-start").with(List.of(new FieldError("to", "before-start", "{field.to}")));
        }
        var school = known(id);
        var request = IdempotentPut.of(body, ifMatch);
        return switch (school.bind(() -> close.close(school, new ClosureId(closureId), days, request))) {
            case CloseSchool.Outcome.Closed(var kept, var created) ->
                ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                        .eTag(Etags.of(kept.version()))
                        .body(ClosureView.of(kept));
            case CloseSchool.Outcome.UnknownSchool _ -> throw Problem.notFound();
        };
    }

    @GetMapping
    @Allowed(everybody = true)
    Page<ClosureView> closures(@PathVariable UUID id) {
        return new Page<>(
                known(id).bind(lookUp::closures).stream().map(ClosureView::of).toList(), null);
    }

    private SchoolId known(UUID id) {
        return lookUp.school(id)
                .filter(school -> school.isKnownTo(Tenancy.actor()))
                .map(School::id)
                .orElseThrow(Problem::notFound);
    }
}
