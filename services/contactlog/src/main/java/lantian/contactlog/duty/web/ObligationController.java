package lantian.contactlog.duty.web;

import static lantian.platform.tenancy.Role.CAREGIVER;
import static lantian.platform.tenancy.Role.CLASS_TEACHER;
import static lantian.platform.tenancy.Role.SCHOOL_ADMIN;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.child.ClassId;
import lantian.contactlog.duty.ExcuseDuty;
import lantian.contactlog.duty.Excuses;
import lantian.contactlog.duty.Excusing;
import lantian.contactlog.duty.Listing.Last;
import lantian.contactlog.duty.Listing.Line;
import lantian.contactlog.duty.Listing.Part;
import lantian.contactlog.duty.Listing.Standing;
import lantian.contactlog.duty.Listing.State;
import lantian.contactlog.duty.Listing.Which;
import lantian.contactlog.duty.ReadDuties;
import lantian.contactlog.obligation.ObligationId;
import lantian.contactlog.standard.ContactKind;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class ObligationController {

    private final ReadDuties readDuties;
    private final ExcuseDuty excuseDuty;

    ObligationController(ReadDuties readDuties, ExcuseDuty excuseDuty) {
        this.readDuties = readDuties;
        this.excuseDuty = excuseDuty;
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
        var lines = readDuties.mine(Tenancy.actor(), new Which(state, standing), last(cursor), atMost + 1);
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
        var which = new Which(state, standing);
        if (!Tenancy.actor().is(SCHOOL_ADMIN)) {
            if (child == null) {
                throw Problem.notAllowed();
            }
            return page(
                    readDuties
                            .ofChild(Tenancy.actor(), part, which, last(cursor), atMost + 1)
                            .orElseThrow(Problem::notFound),
                    atMost);
        }
        var lines = readDuties.all(part, which, last(cursor), atMost + 1);
        return page(lines, atMost);
    }

    @GetMapping("/obligations/{id}")
    @Allowed({CAREGIVER, CLASS_TEACHER, SCHOOL_ADMIN})
    ResponseEntity<ObligationView> one(@PathVariable UUID id) {
        var line = readDuties.one(new ObligationId(id), Tenancy.actor()).orElseThrow(Problem::notFound);
        return ResponseEntity.ok().eTag(Etags.of(line.version())).body(ObligationView.of(line));
    }

    @PostMapping("/obligations/{id}/excuse")
    @Allowed({CAREGIVER, CLASS_TEACHER, SCHOOL_ADMIN})
    Excuse excuse(@PathVariable UUID id, @Valid @RequestBody Asking asking) {
        return excuse(excuseDuty.ask(new ObligationId(id), asking.reason().strip(), Tenancy.actor()));
    }

    /** Open to all who may ask, so that who asks and approves alone learns why that is refused. */
    @PostMapping("/obligations/{id}/excuse/approve")
    @Allowed({CAREGIVER, CLASS_TEACHER, SCHOOL_ADMIN})
    Excuse approve(@PathVariable UUID id, @Valid @RequestBody(required = false) @Nullable Approval approval) {
        var comment = Optional.ofNullable(approval).map(Approval::comment).filter(text -> !text.isBlank());
        return excuse(excuseDuty.approve(new ObligationId(id), comment, Tenancy.actor()));
    }

    private static Excuse excuse(Excusing excusing) {
        return switch (excusing) {
            case Excusing.Done(var request) -> Excuse.of(request);
            case Excusing.Refused why -> throw problem(why);
        };
    }

    private static Problem problem(Excusing.Refused why) {
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

    /**
     * @param standing today's word for it, as the figures count it
     * @param overdue exactly where it stands OVERDUE
     * @param unpaired a caregiver's duty to a child whom no caregiver is paired with today
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
