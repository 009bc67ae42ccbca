package lantian.registry.school;

import java.util.Map;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.PutRequest;
import lantian.platform.tenancy.PutRequest.Meaning;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.UseCase;
import lantian.registry.calendar.CalendarEdition;
import lantian.registry.job.Jobs;

/** Names an area of the county. */
@UseCase
public class DefineArea {

    private final Areas areas;
    private final SchoolLists schools;
    private final CalendarEdition edition;
    private final Jobs jobs;
    private final Audit audit;

    DefineArea(Areas areas, SchoolLists schools, CalendarEdition edition, Jobs jobs, Audit audit) {
        this.areas = areas;
        this.schools = schools;
        this.edition = edition;
        this.jobs = jobs;
        this.audit = audit;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Defined(Area area, boolean created) implements Outcome {}

        record CodeUsed() implements Outcome {}
    }

    public Outcome define(AreaId id, String code, String name, PutRequest request) {
        edition.lock();
        var known = areas.findById(id);
        var meaning = request.given(known.map(Area::revision));
        if (meaning instanceof Meaning.Repeat) {
            return new Outcome.Defined(known.orElseThrow(), false);
        }
        if (areas.existsByCodeAndIdNot(code, id)) {
            return new Outcome.CodeUsed();
        }
        return known.map(area -> rename(area, code, name, request.fingerprint()))
                .orElseGet(() -> store(new Area(id, code, name, request.fingerprint())));
    }

    private Outcome rename(Area area, String code, String name, String fingerprint) {
        area.rename(code, name, fingerprint);
        // what is published of a school carries its area's name; each is published by its own tenant
        schools.of(area.id())
                .forEach(school ->
                        Tenancy.asSystem(school.tenant(), () -> jobs.enqueue(RepublishSchool.KIND, school.value())));
        return store(area);
    }

    private Outcome store(Area area) {
        areas.store(area);
        audit.entry("area.defined", "area", area.id().value(), Map.of("version", area.version()));
        return new Outcome.Defined(area, area.version() == 1);
    }
}
