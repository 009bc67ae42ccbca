package lantian.contactlog.excuse.web;

import static lantian.platform.tenancy.Role.CAREGIVER;
import static lantian.platform.tenancy.Role.CLASS_TEACHER;
import static lantian.platform.tenancy.Role.SCHOOL_ADMIN;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.excuse.ExcuseObligation;
import lantian.contactlog.excuse.ExcuseResult;
import lantian.contactlog.excuse.Excuses;
import lantian.contactlog.excuse.ReadExcuses;
import lantian.contactlog.obligation.ObligationId;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.web.Allowed;
import lantian.platform.web.Cursor;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Asking to be excused, a second person's word, and what waits for it. */
@RestController
@RequestMapping("/api")
class ExcuseController {

    private final ReadExcuses readExcuses;
    private final ExcuseObligation excuseObligation;

    ExcuseController(ReadExcuses readExcuses, ExcuseObligation excuseObligation) {
        this.readExcuses = readExcuses;
        this.excuseObligation = excuseObligation;
    }

    @GetMapping("/obligations/excuses")
    @Allowed(SCHOOL_ADMIN)
    Page<PendingView> pending(
            @RequestParam(required = false) @Nullable UUID child,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var after = Cursor.parse(cursor, 1).map(last -> last.id(0)).orElse(null);
        var atMost = Page.limit(limit);
        var found = readExcuses.pending(child == null ? null : new ChildId(child), after, atMost + 1);
        var page = Page.of(found, atMost, last -> Cursor.after(last.obligation().value()));
        return new Page<>(
                page.items().stream()
                        .map(it -> new PendingView(
                                it.obligation().value(), it.child().value(), it.requestedBy(), it.askedAt()))
                        .toList(),
                page.next());
    }

    @GetMapping("/obligations/{id}/excuse")
    @Allowed({CAREGIVER, CLASS_TEACHER, SCHOOL_ADMIN})
    Excuse one(@PathVariable UUID id) {
        return readExcuses
                .one(new ObligationId(id), Tenancy.actor())
                .map(Excuse::of)
                .orElseThrow(Problem::notFound);
    }

    @PostMapping("/obligations/{id}/excuse")
    @Allowed({CAREGIVER, CLASS_TEACHER, SCHOOL_ADMIN})
    Excuse excuse(@PathVariable UUID id, @Valid @RequestBody Asking asking) {
        return shown(excuseObligation.ask(new ObligationId(id), asking.reason().strip(), Tenancy.actor()));
    }

    /** Open to all who may ask, so that who asks and approves alone learns why that is refused. */
    @PostMapping("/obligations/{id}/excuse/approve")
    @Allowed({CAREGIVER, CLASS_TEACHER, SCHOOL_ADMIN})
    Excuse approve(@PathVariable UUID id, @Valid @RequestBody(required = false) @Nullable Approval approval) {
        var comment = Optional.ofNullable(approval).map(Approval::comment).filter(text -> !text.isBlank());
        return shown(excuseObligation.approve(new ObligationId(id), comment, Tenancy.actor()));
    }

    private static Excuse shown(ExcuseResult excusing) {
        return switch (excusing) {
            case ExcuseResult.Done(var request) -> Excuse.of(request);
            case ExcuseResult.Refused why -> throw problem(why);
        };
    }

    private static Problem problem(ExcuseResult.Refused why) {
        return switch (why) {
            case UNKNOWN_OBLIGATION -> Problem.notFound();
            case NOT_ALLOWED -> Problem.notAllowed();
            case NOT_ASKED -> Problem.of(422, "excuse-not-asked");
            case FOUR_EYES -> Problem.of(422, "four-eyes");
            case TOO_EARLY -> Problem.of(422, "excuse-too-early");
            case TOO_LATE -> Problem.of(422, "excuse-too-late");
            case ALREADY_MET -> Problem.of(422, "obligation-already-met");
            case ALREADY_VOID -> Problem.of(422, "obligation-is-void");
            case ALREADY_ASKED -> Problem.of(409, "excuse-already-asked");
        };
    }

    record Asking(@NotBlank @Size(max = 1000) String reason) {}

    record Approval(@Size(max = 1000) @Nullable String comment) {}

    record Excuse(
            UUID obligation,
            String state,
            String reason,
            UUID requestedBy,
            @Nullable UUID approvedBy) {

        static Excuse of(Excuses.Request request) {
            return new Excuse(
                    request.obligation().value(),
                    request.approvedBy().isPresent() ? "APPROVED" : "ASKED",
                    request.reason(),
                    request.requestedBy(),
                    request.approvedBy().orElse(null));
        }
    }

    record PendingView(UUID obligation, UUID child, UUID requestedBy, Instant askedAt) {}
}
