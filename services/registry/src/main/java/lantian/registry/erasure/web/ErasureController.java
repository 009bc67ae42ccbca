package lantian.registry.erasure.web;

import static lantian.platform.tenancy.Role.COUNTY_OFFICER;
import static lantian.platform.tenancy.Role.SCHOOL_ADMIN;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import lantian.platform.web.Allowed;
import lantian.platform.web.Cursor;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import lantian.platform.web.Problem.FieldError;
import lantian.registry.child.ChildCode;
import lantian.registry.erasure.EraseChild;
import lantian.registry.erasure.EraseChild.Outcome;
import lantian.registry.erasure.Erasure;
import lantian.registry.erasure.Erasures;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/children")
class ErasureController {

    private static final int LONGEST_REASON = 1000;

    private final EraseChild erase;

    ErasureController(EraseChild erase) {
        this.erase = erase;
    }

    record Reason(@NotBlank @Size(max = LONGEST_REASON) String reason) {}

    /**
     * @param mine whether the caller asked, and so can't approve
     * @param reason of a single request only
     */
    record ErasureView(
            UUID school,
            UUID child,
            String code,
            Erasure.State state,
            Instant askedAt,
            boolean mine,
            @Nullable String reason,
            @Nullable Instant decidedAt,
            @Nullable String answer) {

        static ErasureView of(Erasure erasure) {
            var decision = erasure.decision();
            return new ErasureView(
                    erasure.school(),
                    erasure.child(),
                    ChildCode.of(erasure.child()).text(),
                    erasure.state(),
                    erasure.askedAt(),
                    erasure.askedBy().equals(Tenancy.actor().account()),
                    erasure.reason(),
                    decision == null ? null : decision.at(),
                    decision == null ? null : decision.answer());
        }
    }

    @GetMapping("/erasures")
    @Allowed({SCHOOL_ADMIN, COUNTY_OFFICER})
    Page<ErasureView> list(
            @RequestParam(defaultValue = "ASKED") Erasure.State state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var size = Page.limit(limit);
        var after = Cursor.parse(cursor, 2).map(ErasureController::last).orElse(null);
        var found =
                erase.list(state, after, size + 1).stream().map(ErasureView::of).toList();
        return Page.of(found, size, it -> Cursor.after(it.askedAt(), it.child()));
    }

    @GetMapping("/{child}/erase")
    @Allowed({SCHOOL_ADMIN, COUNTY_OFFICER})
    ErasureView get(@PathVariable UUID child, @RequestParam(required = false) @Nullable UUID school) {
        return inSchoolOf(child, school, () -> erase.of(child).map(ErasureView::of))
                .orElseThrow(Problem::notFound);
    }

    @PostMapping("/{child}/erase")
    @Allowed(SCHOOL_ADMIN)
    ResponseEntity<ErasureView> ask(@PathVariable UUID child, @Valid @RequestBody Reason body) {
        return answer(erase.ask(child, body.reason().strip()));
    }

    @PostMapping("/{child}/erase/approve")
    @Allowed({SCHOOL_ADMIN, COUNTY_OFFICER})
    ResponseEntity<ErasureView> approve(
            @PathVariable UUID child, @RequestParam(required = false) @Nullable UUID school) {
        return inSchoolOf(child, school, () -> answer(erase.approve(child)));
    }

    @PostMapping("/{child}/erase/decline")
    @Allowed({SCHOOL_ADMIN, COUNTY_OFFICER})
    ResponseEntity<ErasureView> decline(
            @PathVariable UUID child,
            @RequestParam(required = false) @Nullable UUID school,
            @Valid @RequestBody Reason body) {
        return inSchoolOf(
                child, school, () -> answer(erase.decline(child, body.reason().strip())));
    }

    /** An officer acts in the school that asked; where several use the id, the officer says which is meant. */
    private <T> T inSchoolOf(UUID child, @Nullable UUID school, Supplier<T> work) {
        var actor = Tenancy.actor();
        if (!actor.is(COUNTY_OFFICER)) {
            return work.get();
        }
        var schools = erase.schoolsOf(child).stream()
                .filter(each -> school == null || each.equals(school))
                .toList();
        if (schools.size() > 1) {
            throw Problem.invalid(new FieldError("school", "required", "{field.required}"));
        }
        var there = schools.stream().findFirst().orElseThrow(Problem::notFound);
        return Tenancy.as(
                new Actor(actor.account(), actor.username(), new TenantId(there), actor.roles(), actor.area()), work);
    }

    private static ResponseEntity<ErasureView> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Now(var erasure, var created) ->
                ResponseEntity.status(
                                created && erasure.state() == Erasure.State.ASKED ? HttpStatus.CREATED : HttpStatus.OK)
                        .body(ErasureView.of(erasure));
            case Outcome.Refused why -> throw problem(why);
        };
    }

    private static Problem problem(Outcome.Refused why) {
        return switch (why) {
            case UNKNOWN_CHILD -> Problem.notFound();
            case ALREADY_ASKED -> Problem.of(409, "erasure-already-asked");
            case NOT_ASKED -> Problem.of(409, "erasure-not-asked");
            case FOUR_EYES -> Problem.of(422, "four-eyes");
            case ROSTER_RUNNING -> Problem.of(409, "roster-running");
        };
    }

    private static Erasures.Last last(Cursor cursor) {
        try {
            return new Erasures.Last(Instant.parse(cursor.part(0)), cursor.id(1));
        } catch (DateTimeException none) {
            throw Cursor.unknown();
        }
    }
}
