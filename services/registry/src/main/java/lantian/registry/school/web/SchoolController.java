package lantian.registry.school.web;

import static lantian.platform.tenancy.Role.COUNTY_OFFICER;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.web.Allowed;
import lantian.platform.web.Cursor;
import lantian.platform.web.Etags;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import lantian.registry.school.AreaId;
import lantian.registry.school.LookUpSchool;
import lantian.registry.school.School;
import lantian.registry.school.SchoolId;
import lantian.registry.school.SchoolLists.Filter;
import lantian.registry.school.Stage;
import lantian.registry.school.SuspendSchool;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The county's directory of schools, and whether a school's people may sign in. */
@RestController
@RequestMapping("/api/schools")
class SchoolController {

    private final SuspendSchool suspend;
    private final LookUpSchool lookUp;

    SchoolController(SuspendSchool suspend, LookUpSchool lookUp) {
        this.suspend = suspend;
        this.lookUp = lookUp;
    }

    record SchoolView(
            UUID id,
            @JsonUnwrapped DescriptionView description,
            School.State state,
            LocalDate openFrom,
            long version) {}

    record DescriptionView(
            String code,
            String name,
            Stage stage,
            @Nullable UUID area,
            @Nullable String areaName,
            @Nullable LocalDate countsFrom) {}

    record SchoolLines(
            List<SchoolView> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String next,

            @Nullable Long total) {}

    @GetMapping
    @Allowed(everybody = true)
    SchoolLines list(
            @RequestParam(required = false) @Nullable UUID area,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var actor = Tenancy.actor();
        var size = Page.limit(limit);
        var after = Cursor.parse(cursor, 1).map(it -> it.part(0)).orElse("");
        var part = q == null || q.isBlank() ? null : q.strip();
        if (actor.is(Role.AREA_SUPERVISOR) && !actor.is(Role.COUNTY_OFFICER, Role.AUDITOR)) {
            var own = actor.area().orElse(null);
            if (own == null || (area != null && !area.equals(own))) {
                return new SchoolLines(List.of(), null, 0L);
            }
            return lines(after, new Filter(new AreaId(own), null, part), size);
        }
        return lines(
                after,
                new Filter(area == null ? null : new AreaId(area), actor.inCounty() ? null : SchoolId.bound(), part),
                size);
    }

    @PostMapping("/{id}/suspend")
    @Allowed(COUNTY_OFFICER)
    ResponseEntity<SchoolView> suspend(@PathVariable UUID id) {
        var school = new SchoolId(id);
        return turned(school.bind(() -> suspend.suspend(school)));
    }

    @PostMapping("/{id}/resume")
    @Allowed(COUNTY_OFFICER)
    ResponseEntity<SchoolView> resume(@PathVariable UUID id) {
        var school = new SchoolId(id);
        return turned(school.bind(() -> suspend.resume(school)));
    }

    private ResponseEntity<SchoolView> turned(SuspendSchool.Outcome outcome) {
        return switch (outcome) {
            case SuspendSchool.Outcome.Now(var school) ->
                ResponseEntity.ok()
                        .eTag(Etags.of(school.version()))
                        .body(view(school, lookUp.areaNames(List.of(school))));
            case SuspendSchool.Outcome.Refused why ->
                throw switch (why) {
                    case UNKNOWN -> Problem.notFound();
                    case STILL_ONBOARDING -> Problem.of(422, "still-onboarding");
                };
        };
    }

    /** One page, with how many there are in all where it is the first one. */
    private SchoolLines lines(String after, Filter filter, int size) {
        var page = Page.of(lookUp.schools(after, filter, size + 1), size, school -> Cursor.after(school.code()));
        var areas = lookUp.areaNames(page.items());
        return new SchoolLines(
                page.items().stream().map(school -> view(school, areas)).toList(),
                page.next(),
                after.isEmpty() ? lookUp.count(filter) : null);
    }

    private static SchoolView view(School school, Map<AreaId, String> areas) {
        var area = school.area();
        var description = new DescriptionView(
                school.code(),
                school.name(),
                school.stage(),
                area == null ? null : area.value(),
                area == null ? null : areas.get(area),
                school.countsFrom());
        return new SchoolView(school.id().value(), description, school.state(), school.openFrom(), school.version());
    }
}
