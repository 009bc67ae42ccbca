package lantian.registry.child.web;

import static lantian.platform.tenancy.Role.SCHOOL_ADMIN;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import lantian.platform.web.Allowed;
import lantian.platform.web.Etags;
import lantian.platform.web.Problem;
import lantian.platform.web.Problem.FieldError;
import lantian.registry.access.Field;
import lantian.registry.access.Releases.Release;
import lantian.registry.child.ReleaseToDonors;
import lantian.registry.child.ReleaseToDonors.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/children/{child}/donor-release")
@Allowed(SCHOOL_ADMIN)
class ReleaseController {

    private final ReleaseToDonors releases;

    ReleaseController(ReleaseToDonors releases) {
        this.releases = releases;
    }

    /** @param fields of the archive, by their names in the interface */
    record ReleaseBody(@NotNull @Size(max = 20) List<@NotNull String> fields) {

        Set<Field> chosen() {
            var chosen = EnumSet.noneOf(Field.class);
            for (var name : fields) {
                chosen.add(Field.named(name)
                        .filter(Field::releasable)
                        .orElseThrow(() ->
                                Problem.invalid(new FieldError("fields", "unknown-value", "{field.releasable}"))));
            }
            return chosen;
        }
    }

    record ReleaseView(List<String> fields, long version) {}

    @GetMapping
    ResponseEntity<ReleaseView> get(@PathVariable UUID child) {
        return answer(HttpStatus.OK, releases.of(child).orElseThrow(Problem::notFound));
    }

    @PutMapping
    ResponseEntity<ReleaseView> put(
            @PathVariable UUID child,
            @Valid @RequestBody ReleaseBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return switch (releases.release(child, body.chosen(), Etags.known(ifMatch))) {
            case Outcome.Kept(var release, var created) ->
                answer(created ? HttpStatus.CREATED : HttpStatus.OK, release);
            case Outcome.Refused.UNKNOWN_CHILD -> throw Problem.notFound();
            case Outcome.Refused.DECIDED_OTHERWISE -> throw Problem.of(409, "id-already-used");
            case Outcome.Refused.STALE_VERSION -> throw Problem.of(412, "stale-version");
        };
    }

    private static ResponseEntity<ReleaseView> answer(HttpStatus status, Release release) {
        var fields = release.fields().stream().map(Field::wire).sorted().toList();
        return ResponseEntity.status(status)
                .eTag(Etags.of(release.version()))
                .body(new ReleaseView(fields, release.version()));
    }
}
