package lantian.registry.rosterimport.web;

import static lantian.platform.tenancy.Role.SCHOOL_ADMIN;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.platform.web.Allowed;
import lantian.platform.web.Cursor;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import lantian.registry.child.Sex;
import lantian.registry.rosterimport.AskAboutMissing;
import lantian.registry.rosterimport.ImportId;
import lantian.registry.rosterimport.MissingChildren.Child;
import lantian.registry.rosterimport.RosterImport;
import lantian.registry.school.SchoolClass;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 未在本次名单中. */
@RestController
@RequestMapping("/api/roster-imports/{id}/missing")
@Allowed(SCHOOL_ADMIN)
class MissingController {

    private final AskAboutMissing missing;

    MissingController(AskAboutMissing missing) {
        this.missing = missing;
    }

    /**
     * @param total of the whole list
     * @param classesLeftOut classes with children of which the file did not speak
     */
    record MissingView(
            List<ChildView> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String next,

            long total,
            List<ClassView> classesLeftOut) {}

    record ChildView(
            UUID id,
            String name,
            Sex sex,
            LocalDate birthDate,
            @JsonProperty("class") ClassView schoolClass,
            LocalDate enrolledOn) {}

    record ClassView(
            UUID id, String grade, String name, @Nullable Integer children) {}

    @GetMapping
    MissingView get(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var size = Page.limit(limit);
        var after = Cursor.parse(cursor, 1).map(it -> it.id(0)).orElse(null);
        var question = missing.find(new ImportId(id), after, size + 1).orElseThrow(Problem::notFound);
        if (question.roster().state() == RosterImport.State.RUNNING) {
            throw Problem.of(409, "import-not-done");
        }
        var page = Page.of(question.oneMore(), size, it -> Cursor.after(it.id()));
        return new MissingView(
                page.items().stream().map(MissingController::view).toList(),
                page.next(),
                question.total(),
                question.classesLeftOut().stream()
                        .map(each -> view(each.schoolClass(), each.children()))
                        .toList());
    }

    private static ChildView view(Child child) {
        return new ChildView(
                child.id(),
                child.name(),
                child.sex(),
                child.birthDate(),
                view(child.schoolClass(), null),
                child.enrolledOn());
    }

    private static ClassView view(SchoolClass schoolClass, @Nullable Integer children) {
        return new ClassView(
                schoolClass.id().value(),
                schoolClass.name().grade(),
                schoolClass.name().name(),
                children);
    }
}
