package lantian.registry.school;

import java.util.Map;
import java.util.UUID;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.PutRequest;
import lantian.platform.tenancy.PutRequest.Meaning;
import lantian.platform.tenancy.PutRequest.Revision;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import lantian.platform.tenancy.UseCase;
import lantian.registry.job.Jobs;

/** Names an area of the county. */
@UseCase
public class DefineArea {

    private final Areas areas;
    private final Schools schools;
    private final Jobs jobs;
    private final Audit audit;

    DefineArea(Areas areas, Schools schools, Jobs jobs, Audit audit) {
        this.areas = areas;
        this.schools = schools;
        this.jobs = jobs;
        this.audit = audit;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Defined(Area area, boolean created) implements Outcome {}

        record CodeUsed() implements Outcome {}
    }

    public Outcome define(UUID id, String code, String name, PutRequest request) {
        var known = areas.findForUpdate(id);
        return switch (request.given(known.map(area -> new Revision(area.version(), area.fingerprint())))) {
            case Meaning.Repeat _ -> new Outcome.Defined(known.orElseThrow(), false);
            case Meaning.Create _ -> save(new Area(id, code, name, request.fingerprint(), 1));
            case Meaning.Replace(var version) -> save(new Area(id, code, name, request.fingerprint(), version));
        };
    }

    private Outcome save(Area area) {
        if (!areas.save(area)) {
            return new Outcome.CodeUsed();
        }
        if (area.version() > 1) {
            // what is told of a school carries its area's name; each is told by its own tenant
            schools.after("", area.id(), null, null, Integer.MAX_VALUE)
                    .forEach(school ->
                            Tenancy.asSystem(new TenantId(school.id()), () -> jobs.enqueue(Retell.KIND, school.id())));
        }
        audit.entry("area.defined", "area", area.id(), Map.of("version", area.version()));
        return new Outcome.Defined(area, area.version() == 1);
    }
}
