package lantian.contactlog.worklist.web;

import static lantian.platform.tenancy.Role.CAREGIVER;
import static lantian.platform.tenancy.Role.CLASS_TEACHER;
import static lantian.platform.tenancy.Role.SCHOOL_ADMIN;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.child.ClassId;
import lantian.contactlog.obligation.ObligationId;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.worklist.ReadWorklists;
import lantian.contactlog.worklist.Worklists.Filter;
import lantian.contactlog.worklist.Worklists.Last;
import lantian.contactlog.worklist.Worklists.Line;
import lantian.contactlog.worklist.Worklists.Part;
import lantian.contactlog.worklist.Worklists.Standing;
import lantian.contactlog.worklist.Worklists.State;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.web.Allowed;
import lantian.platform.web.Cursor;
import lantian.platform.web.Etags;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is owed, over HTTP: one's own list, a part of the school's, one obligation. */
@RestController
@RequestMapping("/api")
class ObligationController {

    private final ReadWorklists worklists;

    ObligationController(ReadWorklists worklists) {
        this.worklists = worklists;
    }

    /** What the caller is to do. {@code unpaired}: a child of one's class whom no caregiver is paired with (没有帮扶人). */
    @GetMapping("/my/obligations")
    @Allowed({CAREGIVER, CLASS_TEACHER})
    Page<ObligationView> mine(
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(required = false) @Nullable Standing standing,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var atMost = Page.limit(limit);
        var lines = worklists.mine(Tenancy.actor(), new Filter(state, standing), last(cursor), atMost + 1);
        return page(lines, atMost);
    }

    /**
     * The school's obligations for its administration, those that open later among them; of one child also for who looks
     * after her, so that both see the same.
     *
     * @param from {@code to} only what is due on these days and between, as the period of the figures
     */
    @GetMapping("/obligations")
    @Allowed({CAREGIVER, CLASS_TEACHER, SCHOOL_ADMIN})
    Page<ObligationView> all(
            @RequestParam(required = false) @Nullable UUID child,
            @RequestParam(name = "class", required = false) @Nullable UUID schoolClass,
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(required = false) @Nullable Standing standing,
            @RequestParam(required = false) @Nullable Boolean unpaired,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var atMost = Page.limit(limit);
        var part = new Part(
                child == null ? null : new ChildId(child),
                schoolClass == null ? null : new ClassId(schoolClass),
                Boolean.TRUE.equals(unpaired),
                from,
                to);
        var filter = new Filter(state, standing);
        if (!Tenancy.actor().is(SCHOOL_ADMIN)) {
            if (child == null) {
                throw Problem.notAllowed();
            }
            return page(
                    worklists
                            .ofChild(Tenancy.actor(), part, filter, last(cursor), atMost + 1)
                            .orElseThrow(Problem::notFound),
                    atMost);
        }
        var lines = worklists.all(part, filter, last(cursor), atMost + 1);
        return page(lines, atMost);
    }

    @GetMapping("/obligations/{id}")
    @Allowed({CAREGIVER, CLASS_TEACHER, SCHOOL_ADMIN})
    ResponseEntity<ObligationView> one(@PathVariable UUID id) {
        var line = worklists.one(new ObligationId(id), Tenancy.actor()).orElseThrow(Problem::notFound);
        return ResponseEntity.ok().eTag(Etags.of(line.version())).body(ObligationView.of(line));
    }

    private static @Nullable Last last(@Nullable String cursor) {
        return Cursor.parse(cursor, 2)
                .map(after -> new Last(after.day(0), after.id(1)))
                .orElse(null);
    }

    private static Page<ObligationView> page(List<Line> oneMore, int atMost) {
        var page = Page.of(
                oneMore, atMost, line -> Cursor.after(line.dueOn(), line.id().value()));
        return new Page<>(page.items().stream().map(ObligationView::of).toList(), page.next());
    }

    /**
     * @param standing today's word for it, as the figures count it
     * @param overdue exactly where it stands OVERDUE
     * @param unpaired a caregiver's obligation to a child whom no caregiver is paired with today
     */
    record ObligationView(
            UUID id,
            UUID child,
            String rule,
            ContactKind kind,
            LocalDate opensOn,
            LocalDate dueOn,
            State state,
            Standing standing,
            boolean overdue,
            boolean unpaired,
            @Nullable UUID contact,
            int standardVersion,
            @Nullable UUID cause,
            long version) {

        static ObligationView of(Line line) {
            return new ObligationView(
                    line.id().value(),
                    line.child().value(),
                    line.rule(),
                    line.kind(),
                    line.opensOn(),
                    line.dueOn(),
                    line.state(),
                    line.standing(),
                    line.standing() == Standing.OVERDUE,
                    line.unpaired(),
                    line.contact().orElse(null),
                    line.standardVersion(),
                    line.cause().orElse(null),
                    line.version());
        }
    }
}
