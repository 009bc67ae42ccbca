package lantian.registry.school;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import lantian.platform.tenancy.UseCase;

/** Finds the classes that a roster names and opens those that are new, within the import's transaction. */
@UseCase
public class OpenClasses {

    private final Classes classes;
    private final Schools schools;
    private final PublishSchool publish;
    private final Supplier<UUID> ids;

    OpenClasses(Classes classes, Schools schools, PublishSchool publish, Supplier<UUID> ids) {
        this.classes = classes;
        this.schools = schools;
        this.publish = publish;
        this.ids = ids;
    }

    /** From the youngest to the oldest. */
    public List<SchoolClass> all() {
        return classes.all();
    }

    /** @return by {@link ClassName#key()} */
    public Map<String, UUID> open(Collection<ClassName> names) {
        var wanted = new HashMap<String, ClassName>();
        names.forEach(name -> wanted.putIfAbsent(name.key(), name));
        var known = new HashMap<>(classes.byKey(wanted.values()));
        if (!known.keySet().containsAll(wanted.keySet())) {
            // the lock on the school lets one transaction open classes at a time
            var school = schools.lock(SchoolId.bound()).orElseThrow();
            known.putAll(classes.byKey(wanted.values()));
            var fresh = wanted.entrySet().stream()
                    .filter(name -> !known.containsKey(name.getKey()))
                    .map(name -> new SchoolClass(new ClassId(ids.get()), name.getValue()))
                    .toList();
            classes.storeAll(fresh);
            fresh.forEach(each -> known.put(each.name().key(), each));
            publish.publish(school);
        }
        var ids = new HashMap<String, UUID>();
        known.forEach((key, each) -> ids.put(key, each.id().value()));
        return ids;
    }
}
