package lantian.contactlog.duty.web;

import static lantian.platform.tenancy.Role.CAREGIVER;
import static lantian.platform.tenancy.Role.CLASS_TEACHER;
import static lantian.platform.tenancy.Role.SCHOOL_ADMIN;

import java.time.Instant;
import java.util.UUID;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.duty.ReadExcuses;
import lantian.contactlog.duty.web.ObligationController.Excuse;
import lantian.contactlog.obligation.ObligationId;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.web.Allowed;
import lantian.platform.web.Cursor;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for a second person's word. */
@RestController
@RequestMapping("/api")
class ExcuseController {

    private final ReadExcuses readExcuses;

    ExcuseController(ReadExcuses readExcuses) {
        this.readExcuses = readExcuses;
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

    record PendingView(UUID obligation, UUID child, UUID requestedBy, Instant askedAt) {}
}
