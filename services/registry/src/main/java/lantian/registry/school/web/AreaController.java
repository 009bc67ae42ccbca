package lantian.registry.school.web;

import static lantian.platform.tenancy.Role.COUNTY_OFFICER;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import lantian.platform.web.Allowed;
import lantian.platform.web.Cursor;
import lantian.platform.web.Etags;
import lantian.platform.web.IdempotentPut;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import lantian.platform.web.Problem.FieldError;
import lantian.registry.school.Area;
import lantian.registry.school.AreaId;
import lantian.registry.school.DefineArea;
import lantian.registry.school.LookUpSchool;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The county's areas: everybody reads them, the officer writes. */
@RestController
@RequestMapping("/api/areas")
class AreaController {

    private final DefineArea define;
    private final LookUpSchool lookUp;

    AreaController(DefineArea define, LookUpSchool lookUp) {
        this.define = define;
        this.lookUp = lookUp;
    }

    record AreaBody(
            @NotBlank
            @Size(max = 40)
            @Pattern(regexp = "\\s*[A-Za-z0-9][A-Za-z0-9._-]*\\s*", message = "{field.areaCode}")
            String code,

            @NotBlank @Size(max = 120) String name) {}

    record AreaView(UUID id, String code, String name, long version) {
        static AreaView of(Area area) {
            return new AreaView(area.id().value(), area.code(), area.name(), area.version());
        }
    }

    @GetMapping
    @Allowed(everybody = true)
    Page<AreaView> areas(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var size = Page.limit(limit);
        var after = Cursor.parse(cursor, 1).map(it -> it.part(0)).orElse("");
        var page = Page.of(
                lookUp.areas(after, q == null || q.isBlank() ? null : q.strip(), size + 1),
                size,
                area -> Cursor.after(area.code()));
        return new Page<>(page.items().stream().map(AreaView::of).toList(), page.next());
    }

    @GetMapping("/{id}")
    @Allowed(everybody = true)
    ResponseEntity<AreaView> area(@PathVariable UUID id) {
        var area = lookUp.area(new AreaId(id)).orElseThrow(Problem::notFound);
        return ResponseEntity.ok().eTag(Etags.of(area.version())).body(AreaView.of(area));
    }

    @PutMapping("/{id}")
    @Allowed(COUNTY_OFFICER)
    ResponseEntity<AreaView> put(
            @PathVariable UUID id,
            @Valid @RequestBody AreaBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return switch (define.define(
                new AreaId(id), body.code().strip(), body.name().strip(), IdempotentPut.of(body, ifMatch))) {
            case DefineArea.Outcome.Defined(var area, var created) ->
                ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                        .eTag(Etags.of(area.version()))
                        .body(AreaView.of(area));
            case DefineArea.Outcome.CodeUsed _ ->
                throw Problem.of(409, "code-already-used")
                        .with(List.of(new FieldError("code", "already-used", "{field.code}")));
        };
    }
}
