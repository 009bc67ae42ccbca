package lantian.contactlog.contact.web;

import static lantian.platform.tenancy.Role.CAREGIVER;
import static lantian.platform.tenancy.Role.CLASS_TEACHER;
import static lantian.platform.tenancy.Role.SCHOOL_ADMIN;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.contact.ConfirmContact;
import lantian.contactlog.contact.Contact;
import lantian.contactlog.contact.ContactField;
import lantian.contactlog.contact.ContactId;
import lantian.contactlog.contact.CorrectContact;
import lantian.contactlog.contact.Logbook.Last;
import lantian.contactlog.contact.ReadContacts;
import lantian.contactlog.contact.ReadContacts.Shown;
import lantian.contactlog.contact.RecordContact;
import lantian.contactlog.contact.Recording;
import lantian.contactlog.contact.Recording.Recorded;
import lantian.contactlog.contact.Recording.Refused;
import lantian.contactlog.contact.Report;
import lantian.contactlog.contact.Sign;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.standard.Met;
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
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api")
class ContactController {

    /** No text: nobody's name or number may hide among the findings. */
    private static final String CODE = "[A-Z][A-Z_]{0,39}";

    private final RecordContact recordContact;
    private final CorrectContact correctContact;
    private final ConfirmContact confirmContact;
    private final ReadContacts readContacts;
    private final ShownFields shown;

    ContactController(
            RecordContact recordContact,
            CorrectContact correctContact,
            ConfirmContact confirmContact,
            ReadContacts readContacts,
            ShownFields shown) {
        this.recordContact = recordContact;
        this.correctContact = correctContact;
        this.confirmContact = confirmContact;
        this.readContacts = readContacts;
        this.shown = shown;
    }

    @PutMapping("/contacts/{id}")
    @Allowed({CAREGIVER, CLASS_TEACHER})
    @ApiResponse(content = @Content(schema = @Schema(implementation = ContactView.class)))
    ResponseEntity<ObjectNode> put(@PathVariable UUID id, @Valid @RequestBody ContactBody entry) {
        return created(recordContact.record(
                new ContactId(id),
                new ChildId(entry.child()),
                entry.report(),
                Boolean.TRUE.equals(entry.offline()),
                IdempotentPut.fingerprint(entry),
                Tenancy.actor()));
    }

    @PostMapping("/contacts/{id}/corrections")
    @Allowed({CAREGIVER, CLASS_TEACHER, SCHOOL_ADMIN})
    @ApiResponse(content = @Content(schema = @Schema(implementation = ContactView.class)))
    ResponseEntity<ObjectNode> correct(
            @PathVariable UUID id,
            @Valid @RequestBody Correction correction,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(correctContact.correct(
                new ContactId(id),
                correction.changes()::over,
                correction.reason().strip(),
                IdempotentPut.fingerprint(correction),
                Etags.known(ifMatch),
                Tenancy.actor()));
    }

    @GetMapping("/contacts/{id}")
    @Allowed({CAREGIVER, CLASS_TEACHER, SCHOOL_ADMIN})
    @ApiResponse(content = @Content(schema = @Schema(implementation = ContactView.class)))
    ResponseEntity<ObjectNode> get(@PathVariable UUID id) {
        return answer(
                HttpStatus.OK,
                readContacts.one(new ContactId(id), Tenancy.actor()).orElseThrow(Problem::notFound));
    }

    /** Entries that somebody else made in the caller's name, until the caller has said whether it was so. */
    @GetMapping("/my/contacts-to-confirm")
    @Allowed({CAREGIVER, CLASS_TEACHER})
    Page<ObjectNode> toConfirm(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var atMost = Page.limit(limit);
        var waiting = confirmContact.waiting(Tenancy.actor(), last(cursor), atMost + 1);
        return page(
                waiting.stream()
                        .map(contact -> readContacts.shown(contact, Tenancy.actor()))
                        .toList(),
                atMost);
    }

    /** "I took part": from now on it counts for the caller. */
    @PostMapping("/contacts/{id}/confirm")
    @Allowed({CAREGIVER, CLASS_TEACHER})
    ResponseEntity<ObjectNode> confirm(@PathVariable UUID id) {
        return answer(confirmContact.answer(new ContactId(id), true, Tenancy.actor()));
    }

    /** "I wasn't there": from now on it counts for the caller no more; the entry stays. */
    @PostMapping("/contacts/{id}/decline")
    @Allowed({CAREGIVER, CLASS_TEACHER})
    ResponseEntity<ObjectNode> decline(@PathVariable UUID id) {
        return answer(confirmContact.answer(new ContactId(id), false, Tenancy.actor()));
    }

    @GetMapping("/contacts")
    @Allowed({CAREGIVER, CLASS_TEACHER, SCHOOL_ADMIN})
    Page<ObjectNode> list(
            @RequestParam UUID child,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var atMost = Page.limit(limit);
        var contacts = readContacts
                .of(new ChildId(child), last(cursor), atMost + 1, Tenancy.actor())
                .orElseThrow(Problem::notFound);
        return page(contacts, atMost);
    }

    private static @Nullable Last last(@Nullable String cursor) {
        return Cursor.parse(cursor, 2)
                .map(last -> new Last(last.day(0), last.id(1)))
                .orElse(null);
    }

    private Page<ObjectNode> page(List<Shown> oneMore, int atMost) {
        var page = Page.of(
                oneMore,
                atMost,
                last -> Cursor.after(
                        last.contact().current().told().occurredOn(),
                        last.contact().id().value()));
        return new Page<>(
                page.items().stream()
                        .map(it -> shown.of(ContactView.of(it), it.seen()))
                        .toList(),
                page.next());
    }

    private ResponseEntity<ObjectNode> created(Recording recording) {
        return switch (recording) {
            case Recorded(var contact, var first) ->
                answer(
                        first && contact.current().number() == 1 ? HttpStatus.CREATED : HttpStatus.OK,
                        readContacts.shown(contact, Tenancy.actor()));
            case Refused why -> throw problem(why);
        };
    }

    private ResponseEntity<ObjectNode> answer(Recording recording) {
        return switch (recording) {
            case Recorded kept -> answer(HttpStatus.OK, readContacts.shown(kept.contact(), Tenancy.actor()));
            case Refused why -> throw problem(why);
        };
    }

    private ResponseEntity<ObjectNode> answer(HttpStatus status, Shown contact) {
        var view = shown.of(ContactView.of(contact), contact.seen());
        var tag = contact.seen().shows(ContactField.VERSION)
                ? Etags.of(contact.contact().current().number())
                : ShownFields.tag(view);
        return ResponseEntity.status(status).eTag(tag).body(view);
    }

    private static Problem problem(Refused why) {
        return switch (why) {
            case UNKNOWN_CHILD, UNKNOWN_CONTACT -> Problem.notFound();
            case UNKNOWN_PARTICIPANT ->
                Problem.of(422, "unknown-participant")
                        .with(List.of(new FieldError("participants", "unknown", "{field.participants}")));
            case IN_THE_FUTURE -> onTheDay("in-the-future");
            case TOO_LONG_AGO -> onTheDay("too-long-ago");
            case BEFORE_ENROLMENT -> onTheDay("before-enrolment");
            case CHILD_HAS_LEFT -> onTheDay("child-has-left");
            case NOT_YOURS_TO_CORRECT, NOT_NAMED -> Problem.notAllowed();
            case ALREADY_ANSWERED -> Problem.of(409, "already-answered");
            case NOTHING_CHANGED -> Problem.of(422, "nothing-changed");
            case STALE_VERSION -> Problem.of(412, "stale-version");
            case ID_ALREADY_USED -> Problem.of(409, "id-already-used");
        };
    }

    private static Problem onTheDay(String slug) {
        return Problem.of(422, slug).with(List.of(new FieldError("occurredOn", slug, "{field.occurredOn}")));
    }

    enum Outcome {
        COMPLETED,
        FAILED
    }

    record ContactBody(
            @NotNull UUID child,
            @NotNull ContactKind kind,
            @NotNull LocalDate occurredOn,
            @NotNull Outcome outcome,
            @Size(max = 20) @Nullable List<@NotNull UUID> participants,
            @Nullable Set<@NotNull Met> with,
            @Size(max = 4000) @Nullable String note,
            @Size(max = 30) @Nullable Set<@NotNull @Pattern(regexp = CODE) String> findings,
            @Nullable Set<@NotNull Sign> triggers,
            @Size(max = 200) @Nullable String place,
            @Nullable Boolean offline) {

        Report report() {
            return new Report(
                    kind,
                    occurredOn,
                    outcome == Outcome.COMPLETED,
                    caregivers(participants),
                    Objects.requireNonNullElse(with, Set.of()),
                    Objects.requireNonNullElse(findings, Set.of()),
                    Objects.requireNonNullElse(triggers, Set.of()),
                    text(place),
                    text(note));
        }
    }

    record Correction(
            @NotNull @Valid Changes changes,
            @NotBlank @Size(max = 1000) String reason) {}

    /** What is not named stays as it was; an empty text takes it away. */
    record Changes(
            @Nullable ContactKind kind,
            @Nullable LocalDate occurredOn,
            @Nullable Outcome outcome,
            @Size(min = 1, max = 20) @Nullable List<@NotNull UUID> participants,
            @Nullable Set<@NotNull Met> with,
            @Size(max = 4000) @Nullable String note,
            @Size(max = 30) @Nullable Set<@NotNull @Pattern(regexp = CODE) String> findings,
            @Nullable Set<@NotNull Sign> triggers,
            @Size(max = 200) @Nullable String place) {

        Report over(Report before) {
            return new Report(
                    Objects.requireNonNullElse(kind, before.kind()),
                    Objects.requireNonNullElse(occurredOn, before.occurredOn()),
                    outcome == null ? before.completed() : outcome == Outcome.COMPLETED,
                    participants == null ? before.participants() : caregivers(participants),
                    Objects.requireNonNullElse(with, before.met()),
                    Objects.requireNonNullElse(findings, before.findings()),
                    Objects.requireNonNullElse(triggers, before.signs()),
                    place == null ? before.place() : text(place),
                    note == null ? before.note() : text(note));
        }
    }

    private static Set<CaregiverId> caregivers(@Nullable List<UUID> ids) {
        return ids == null
                ? Set.of()
                : ids.stream().map(CaregiverId::new).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }

    /**
     * {@code note}, {@code place} and reasons are shown one contact at a time, never in lists.
     *
     * @param confirmations of those named by somebody else: who is asked before it counts, and what was said
     * @param possibleDuplicateOf a contact received earlier that tells of the same occasion; this one meets no obligation
     */
    record ContactView(
            UUID id,
            UUID child,
            ContactKind kind,
            LocalDate occurredOn,
            Outcome outcome,
            List<UUID> participants,
            Set<Met> with,
            @Nullable String note,
            Set<String> findings,
            Set<Sign> triggers,
            @Nullable String place,
            boolean offline,
            UUID author,
            Instant receivedAt,
            List<CorrectionView> corrections,
            List<ConfirmationView> confirmations,
            @Nullable UUID possibleDuplicateOf,
            int version) {

        static ContactView of(Shown shown) {
            var contact = shown.contact();
            var current = contact.current();
            var told = current.told();
            return new ContactView(
                    contact.id().value(),
                    contact.child().value(),
                    told.kind(),
                    told.occurredOn(),
                    told.completed() ? Outcome.COMPLETED : Outcome.FAILED,
                    told.participants().stream()
                            .map(CaregiverId::value)
                            .sorted()
                            .toList(),
                    told.met(),
                    told.note().orElse(null),
                    told.findings(),
                    told.signs(),
                    told.place().orElse(null),
                    contact.offline(),
                    contact.author(),
                    contact.versions().getFirst().receivedAt(),
                    contact.versions().stream()
                            .filter(version -> version.number() > 1)
                            .map(CorrectionView::of)
                            .toList(),
                    contact.words().entrySet().stream()
                            .map(word -> new ConfirmationView(word.getKey().value(), word.getValue()))
                            .toList(),
                    shown.possibleDuplicateOf().orElse(null),
                    current.number());
        }
    }

    record ConfirmationView(UUID participant, Contact.Word state) {}

    record CorrectionView(
            int version,
            UUID author,
            Instant receivedAt,
            @Nullable String reason) {
        static CorrectionView of(Contact.Version version) {
            return new CorrectionView(
                    version.number(),
                    version.author(),
                    version.receivedAt(),
                    version.reason().orElse(null));
        }
    }
}
