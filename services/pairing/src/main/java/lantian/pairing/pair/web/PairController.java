package lantian.pairing.pair.web;

import static lantian.platform.tenancy.Role.CAREGIVER;
import static lantian.platform.tenancy.Role.CLASS_TEACHER;
import static lantian.platform.tenancy.Role.SCHOOL_ADMIN;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.pairing.caregiver.CaregiverId;
import lantian.pairing.pair.ChildId;
import lantian.pairing.pair.EndPair;
import lantian.pairing.pair.Ending;
import lantian.pairing.pair.Ending.PairClosing;
import lantian.pairing.pair.Kind;
import lantian.pairing.pair.Pair;
import lantian.pairing.pair.PairId;
import lantian.pairing.pair.PairLists.After;
import lantian.pairing.pair.PairLists.Filter;
import lantian.pairing.pair.Pairing;
import lantian.pairing.pair.ReadPairs;
import lantian.pairing.pair.StartPair;
import lantian.pairing.pair.StartPair.Wish;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.web.Allowed;
import lantian.platform.web.Cursor;
import lantian.platform.web.Etags;
import lantian.platform.web.IdempotentPut;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import lantian.platform.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

@RestController
@RequestMapping("/api/pairs")
@Allowed(SCHOOL_ADMIN)
class PairController {

    private final StartPair startPair;
    private final EndPair endPair;
    private final ReadPairs readPairs;
    private final Clock clock;

    PairController(StartPair startPair, EndPair endPair, ReadPairs readPairs, Clock clock) {
        this.startPair = startPair;
        this.endPair = endPair;
        this.readPairs = readPairs;
        this.clock = clock;
    }

    @PutMapping("/{id}")
    ResponseEntity<PairView> put(
            @PathVariable UUID id,
            @Valid @RequestBody PairBody entry,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var started = startPair.start(new PairId(id), entry.toWish(), IdempotentPut.of(entry, ifMatch));
        return switch (started.pairing()) {
            case Pairing.Agreed(var pair) -> answer(started.created() ? HttpStatus.CREATED : HttpStatus.OK, pair, null);
            case Pairing.Refused why -> throw problem(why);
        };
    }

    @PostMapping("/{id}/end")
    ResponseEntity<PairView> end(@PathVariable UUID id, @Valid @RequestBody PairEnd end) {
        var closing = end.toPairClosing();
        return switch (endPair.end(new PairId(id), closing)) {
            case Ending.NowEnded(var pair) -> answer(HttpStatus.OK, pair, closing);
            case Ending.EndedBefore(var pair) -> answer(HttpStatus.OK, pair, closing);
            case Ending.Refused why -> throw problem(why);
        };
    }

    @GetMapping("/{id}")
    @Allowed({SCHOOL_ADMIN, CLASS_TEACHER, CAREGIVER})
    ResponseEntity<PairView> get(@PathVariable UUID id) {
        var actor = Tenancy.actor();
        var pair = readPairs
                .one(new PairId(id))
                .filter(found -> actor.is(SCHOOL_ADMIN) || readPairs.mayBeSeenBy(actor.account(), found))
                .orElseThrow(Problem::notFound);
        var entrusted = actor.is(SCHOOL_ADMIN, CLASS_TEACHER) || pair.kind().bearsDuty();
        return answer(HttpStatus.OK, pair, entrusted ? readPairs.closing(pair).orElse(null) : null);
    }

    @GetMapping
    @Allowed({SCHOOL_ADMIN, CLASS_TEACHER, CAREGIVER})
    Page<PairView> list(
            @RequestParam(required = false) @Nullable UUID child,
            @RequestParam(required = false) @Nullable UUID caregiver,
            @RequestParam(required = false) @Nullable Boolean active,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var actor = Tenancy.actor();
        var seenBy = actor.is(SCHOOL_ADMIN) ? null : actor.account();
        var filter = new Filter(child, caregiver, active, LocalDate.now(clock), seenBy);
        var after = Cursor.parse(cursor, 2)
                .map(last -> new After(last.day(0), last.id(1)))
                .orElse(null);
        var atMost = Page.limit(limit);
        var page = Page.of(
                readPairs.list(filter, after, atMost + 1),
                atMost,
                last -> Cursor.after(last.from(), last.id().value()));
        return new Page<>(
                page.items().stream().map(pair -> PairView.of(pair, null)).toList(), page.next());
    }

    static Problem problem(Pairing.Refused why) {
        return switch (why) {
            case UNKNOWN_CHILD -> unknown("child");
            case UNKNOWN_CAREGIVER -> unknown("caregiver");
            case BEFORE_ENROLMENT -> Problem.of(422, "before-enrolment");
            case CHILD_HAS_LEFT -> Problem.of(422, "child-has-left");
            case CAREGIVER_HAS_LEFT -> Problem.of(422, "caregiver-has-left");
            case PUPIL_BEARS_NO_DUTY -> Problem.of(422, "pupil-bears-no-duty");
            case ALREADY_PAIRED -> Problem.of(409, "already-paired");
            case HAS_A_STUDY_HELPER -> Problem.of(409, "has-a-study-helper");
            case CAREGIVER_FULL -> Problem.of(422, "caregiver-full");
            case END_BEFORE_START -> Problem.of(422, "end-before-start");
            case OTHER_PEOPLE -> Problem.of(422, "pair-of-other-people");
        };
    }

    static Problem problem(Ending.Refused why) {
        return switch (why) {
            case UNKNOWN_PAIR -> Problem.notFound();
            case BEFORE_THE_START -> Problem.of(422, "end-before-start");
            case ALREADY_ENDED -> Problem.of(409, "pair-already-ended");
            case CHILD_HAS_LEFT -> Problem.of(422, "child-has-left");
        };
    }

    private static Problem unknown(String field) {
        return Problem.notFound().with(List.of(new FieldError(field, "unknown", "{field." + field + "}")));
    }

    private static ResponseEntity<PairView> answer(HttpStatus status, Pair pair, @Nullable PairClosing closing) {
        return ResponseEntity.status(status).eTag(Etags.of(pair.version())).body(PairView.of(pair, closing));
    }

    record PairBody(
            @NotNull UUID child,
            @NotNull UUID caregiver,
            @NotNull Kind kind,
            @NotNull LocalDate from) {

        Wish toWish() {
            return new Wish(new ChildId(child), new CaregiverId(caregiver), kind, from);
        }
    }

    record PairEnd(
            @NotNull LocalDate on,
            @NotBlank @Size(max = 200) String reason,
            @Size(max = 4000) @Nullable String handOverNote) {

        PairClosing toPairClosing() {
            return new PairClosing(
                    on, reason.strip(), handOverNote == null || handOverNote.isBlank() ? null : handOverNote.strip());
        }
    }

    /** {@code reason} and {@code handOverNote} are shown one pair at a time, never in lists. */
    record PairView(
            UUID id,
            UUID child,
            UUID caregiver,
            Kind kind,
            LocalDate from,
            @Nullable LocalDate to,
            Pair.@Nullable Cause endedBy,
            @Nullable String reason,
            @Nullable String handOverNote,
            long version) {

        static PairView of(Pair pair, @Nullable PairClosing closing) {
            return new PairView(
                    pair.id().value(),
                    pair.child().value(),
                    pair.caregiver().value(),
                    pair.kind(),
                    pair.from(),
                    pair.to(),
                    pair.cause(),
                    closing == null ? null : closing.reason(),
                    closing == null ? null : closing.handOverNote(),
                    pair.version());
        }
    }
}
