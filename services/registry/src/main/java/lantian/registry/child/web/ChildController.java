package lantian.registry.child.web;

import static lantian.platform.tenancy.Role.CAREGIVER;
import static lantian.platform.tenancy.Role.CLASS_TEACHER;
import static lantian.platform.tenancy.Role.SCHOOL_ADMIN;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.web.Allowed;
import lantian.platform.web.Cursor;
import lantian.platform.web.Etags;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import lantian.platform.web.Problem.FieldError;
import lantian.registry.access.Field;
import lantian.registry.child.Child;
import lantian.registry.child.ChildCode;
import lantian.registry.child.ChildList.Query;
import lantian.registry.child.ChildList.Summary;
import lantian.registry.child.EditChild;
import lantian.registry.child.EditChild.Outcome;
import lantian.registry.child.FindChildren;
import lantian.registry.child.LeaveReason;
import lantian.registry.child.LeftBehind;
import lantian.registry.child.RiskLevel;
import lantian.registry.child.Sex;
import lantian.registry.school.LookUpSchool;
import lantian.registry.school.School;
import lantian.registry.school.SchoolClass;
import lantian.registry.school.Stage;
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
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/children")
class ChildController {

    private final FindChildren find;
    private final EditChild edit;
    private final LookUpSchool schools;
    private final ShownFields shown;

    ChildController(FindChildren find, EditChild edit, LookUpSchool schools, ShownFields shown) {
        this.find = find;
        this.edit = edit;
        this.schools = schools;
        this.shown = shown;
    }

    record ChildLine(
            UUID id,
            String code,
            String name,
            Sex sex,
            LocalDate birthDate,
            Stage stage,
            @JsonProperty("class") ChildView.@Nullable ClassView schoolClass,
            boolean boarding,
            boolean leftBehind,
            LeftBehind.@Nullable Type leftBehindType,
            boolean archiveComplete,
            List<String> missing,
            boolean contactCardCurrent,
            @Nullable RiskLevel riskLevel,
            @Nullable GuardianName guardian,
            @Nullable String village,
            long version) {}

    record GuardianName(@Nullable String name, @Nullable String relation) {}

    record ChildLines(
            @ArraySchema(schema = @Schema(implementation = ChildLine.class))
            List<ObjectNode> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String next,

            @Nullable Long total) {}

    record Verification(@NotNull LocalDate on) {}

    record Leaving(@NotNull LocalDate on, @NotNull LeaveReason reason) {}

    @GetMapping
    @Allowed({SCHOOL_ADMIN, CLASS_TEACHER, CAREGIVER})
    ChildLines list(
            @RequestParam(name = "class", required = false) @Nullable UUID schoolClass,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Boolean leftBehind,
            @RequestParam(required = false) @Nullable String archive,
            @RequestParam(required = false) @Nullable Boolean contactCard,
            @RequestParam(required = false) @Nullable Boolean paired,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var size = Page.limit(limit);
        var last = Cursor.parse(cursor, 1).map(it -> it.id(0)).orElse(null);
        var text = q == null || q.isBlank() ? null : q;
        var query = new Query(schoolClass, text, leftBehind, complete(archive), contactCard, paired, last);
        var found = find.page(query, size + 1).orElseThrow(Cursor::unknown);
        var page = Page.of(found.oneMore(), size, it -> Cursor.after(it.child().id()));
        return new ChildLines(
                page.items().stream()
                        .map(it -> shown.of(line(it.child()), it.seen()))
                        .toList(),
                page.next(),
                found.total());
    }

    @GetMapping("/{id}")
    @Allowed({SCHOOL_ADMIN, CLASS_TEACHER, CAREGIVER})
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ChildView.class)))
    ResponseEntity<ObjectNode> get(@PathVariable UUID id) {
        var found = find.one(id).orElseThrow(Problem::notFound);
        var view = shown.of(view(found.child()), found.seen());
        var tag = found.seen().shows(Field.VERSION) ? Etags.of(found.child().version()) : ShownFields.tag(view);
        return ResponseEntity.ok().eTag(tag).body(view);
    }

    @PutMapping("/{id}")
    @Allowed({SCHOOL_ADMIN, CLASS_TEACHER})
    ResponseEntity<ChildView> put(
            @PathVariable UUID id,
            @Valid @RequestBody ChildView body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var schooling = body.schooling();
        var name = schooling.schoolClass().named(find.today());
        var ofGrade = name.or(() -> schoolClass(schooling.schoolClass().id()).map(SchoolClass::name))
                .flatMap(it -> it.stage());
        if (schooling.stage() != null && !ofGrade.map(schooling.stage()::fits).orElse(true)) {
            throw Problem.invalid(new FieldError("stage", "contradicts-grade", "{field.stageAndGrade}"));
        }
        var stage = ofGrade.orElseGet(this::stageOfSchool);
        var known = find.one(id).map(shown -> shown.child().profile()).orElse(null);
        var profile = new ProfileReader(known, find.today()).read(body, stage);
        return answer(edit.put(new EditChild.Wanted(
                id,
                profile,
                name.orElse(null),
                schooling.enrolledOn(),
                body.state().from(),
                Etags.known(ifMatch))));
    }

    @PostMapping("/{id}/verify")
    @Allowed({SCHOOL_ADMIN, CLASS_TEACHER})
    ResponseEntity<ChildView> verify(
            @PathVariable UUID id,
            @Valid @RequestBody Verification body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(edit.verify(id, body.on(), Etags.known(ifMatch)));
    }

    @PostMapping("/{id}/leave")
    @Allowed(SCHOOL_ADMIN)
    ResponseEntity<ChildView> leave(
            @PathVariable UUID id,
            @Valid @RequestBody Leaving body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(edit.leave(id, body.on(), body.reason(), Etags.known(ifMatch)));
    }

    private ResponseEntity<ChildView> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Kept(var child, var created) -> kept(child, created ? HttpStatus.CREATED : HttpStatus.OK);
            case Outcome.Refused why -> throw refusal(why);
            case Outcome.NotPossible(var why) ->
                throw Problem.of(
                        422,
                        switch (why) {
                            case IN_THE_FUTURE -> "in-the-future";
                            case BEFORE_ENROLMENT -> "before-enrolment";
                            case NEEDS_COUNTY_APPROVAL -> "needs-county-approval";
                            case ALREADY_LEFT -> "child-has-left";
                        });
        };
    }

    private static Problem refusal(Outcome.Refused why) {
        return switch (why) {
            case NOT_FOUND -> Problem.notFound();
            case ID_ALREADY_USED -> Problem.of(409, "id-already-used");
            case STALE_VERSION -> Problem.of(412, "stale-version");
            case UNKNOWN_CLASS ->
                Problem.of(422, "unknown-class").with(List.of(new FieldError("class", "unknown", "{field.class}")));
            case OTHER_STAGE ->
                Problem.of(422, "other-stage").with(List.of(new FieldError("class.grade", "unknown", "{field.grade}")));
            case ALREADY_ENROLLED -> Problem.of(409, "already-enrolled");
            case HAS_LEFT -> Problem.of(422, "child-has-left");
        };
    }

    /** To who keeps the archive, and so sees all of it. */
    private ResponseEntity<ChildView> kept(Child child, HttpStatus status) {
        return ResponseEntity.status(status).eTag(Etags.of(child.version())).body(view(child));
    }

    private ChildView view(Child child) {
        var schoolClass = schoolClass(child.profile().schooling().schoolClass()).orElse(null);
        return ChildView.of(child, schoolClass, find.today());
    }

    private Optional<SchoolClass> schoolClass(@Nullable UUID id) {
        return id == null ? Optional.empty() : schools.schoolClass(id);
    }

    private Stage stageOfSchool() {
        return schools.school(Tenancy.tenant().value())
                .map(School::stage)
                .map(Stage::ofChild)
                .orElse(Stage.PRIMARY);
    }

    private static @Nullable Boolean complete(@Nullable String archive) {
        return switch (archive) {
            case null -> null;
            case "complete" -> Boolean.TRUE;
            case "incomplete" -> Boolean.FALSE;
            default -> throw Problem.invalid(new FieldError("archive", "unknown-value", "{field.archive}"));
        };
    }

    private static ChildLine line(Summary it) {
        var schoolClass = it.schoolClass();
        return new ChildLine(
                it.id(),
                ChildCode.of(it.id()).text(),
                it.name(),
                it.sex(),
                it.birthDate(),
                it.stage(),
                schoolClass == null ? null : ChildView.ClassView.of(schoolClass),
                it.boarding(),
                it.leftBehind().isPresent(),
                it.leftBehind().orElse(null),
                it.archiveComplete(),
                it.missing(),
                it.cardCurrent(),
                it.risk(),
                it.guardianName() == null && it.guardianRelation() == null
                        ? null
                        : new GuardianName(it.guardianName(), it.guardianRelation()),
                it.village().orElse(null),
                it.version());
    }
}
