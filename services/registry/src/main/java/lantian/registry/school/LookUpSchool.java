package lantian.registry.school;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lantian.platform.tenancy.UseCase;
import lantian.registry.calendar.Closure;
import lantian.registry.calendar.Closures;
import lantian.registry.school.SchoolLists.Filter;
import org.jspecify.annotations.Nullable;

/** Reads of the directory, and of what the bound school owns of it. */
@UseCase
public class LookUpSchool {

    private final Schools schools;
    private final SchoolLists schoolLists;
    private final Areas areas;
    private final AreaLists areaLists;
    private final Classes classes;
    private final Closures closures;

    LookUpSchool(
            Schools schools,
            SchoolLists schoolLists,
            Areas areas,
            AreaLists areaLists,
            Classes classes,
            Closures closures) {
        this.schools = schools;
        this.schoolLists = schoolLists;
        this.areas = areas;
        this.areaLists = areaLists;
        this.classes = classes;
        this.closures = closures;
    }

    public Optional<School> school(UUID id) {
        return schools.findById(new SchoolId(id));
    }

    public List<School> schools(String afterCode, Filter filter, int limit) {
        return inOrder(schoolLists.after(afterCode, filter, limit), schools::findByIdIn, School::id);
    }

    /** How many {@link #schools} has in all. */
    public long count(Filter filter) {
        return schoolLists.count(filter);
    }

    public Optional<Area> area(AreaId id) {
        return areas.findById(id);
    }

    /** Of those schools that are in an area. */
    public Map<AreaId, String> areaNames(Collection<School> of) {
        var ids = of.stream()
                .flatMap(school -> Optional.ofNullable(school.area()).stream())
                .collect(Collectors.toSet());
        return areas.findByIdIn(ids).stream().collect(Collectors.toMap(Area::id, Area::name));
    }

    public List<Area> areas(String afterCode, @Nullable String part, int limit) {
        return inOrder(areaLists.after(afterCode, part, limit), areas::findByIdIn, Area::id);
    }

    /** In the order of their first days. */
    public List<Closure> closures() {
        return closures.all();
    }

    public Optional<SchoolClass> schoolClass(UUID id) {
        return classes.findById(new ClassId(id));
    }

    /** From the youngest to the oldest. */
    public List<SchoolClass> classes() {
        return classes.all();
    }

    private static <T, I> List<T> inOrder(List<I> ids, Function<Collection<I>, List<T>> find, Function<T, I> id) {
        Map<I, T> found = find.apply(ids).stream().collect(Collectors.toMap(id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
