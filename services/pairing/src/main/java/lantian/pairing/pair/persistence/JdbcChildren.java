package lantian.pairing.pair.persistence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.pairing.pair.Child;
import lantian.pairing.pair.Child.InClass;
import lantian.pairing.pair.ChildId;
import lantian.pairing.pair.Children;
import lantian.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcChildren implements Children {

    private final JdbcClient sql;

    JdbcChildren(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Child> lock(ChildId id) {
        return sql.sql("""
                select enrolled_from, enrolled_to, version from child
                where tenant_id = ? and id = ? for no key update
                """)
                .params(tenant(), id.value())
                .query((row, _) -> new Child(
                        id,
                        row.getObject("enrolled_from", LocalDate.class),
                        row.getObject("enrolled_to", LocalDate.class),
                        classes(id),
                        row.getLong("version")))
                .optional();
    }

    @Override
    public List<Child> learn(List<Child> told) {
        var newest = newest(told);
        var accepted = new HashMap<UUID, Child>();
        upsert(newest)
                .forEach(id -> newest.stream()
                        .filter(child -> child.id().value().equals(id))
                        .findFirst()
                        .ifPresent(child -> accepted.put(id, child)));
        replaceClasses(accepted.values());
        return List.copyOf(accepted.values());
    }

    private static Collection<Child> newest(List<Child> told) {
        var newest = new HashMap<ChildId, Child>();
        told.forEach(child -> newest.merge(child.id(), child, (a, b) -> a.version() >= b.version() ? a : b));
        return newest.values();
    }

    private List<UUID> upsert(Collection<Child> children) {
        return sql.sql("""
                insert into child (tenant_id, id, enrolled_from, enrolled_to, version)
                select ?, i, f, t, v from unnest(?::uuid[], ?::date[], ?::date[], ?::bigint[]) as told (i, f, t, v)
                on conflict (tenant_id, id) do update
                set enrolled_from = excluded.enrolled_from, enrolled_to = excluded.enrolled_to, version = excluded.version
                where child.version < excluded.version
                returning id
                """)
                .params(
                        tenant(),
                        children.stream().map(child -> child.id().value()).toArray(UUID[]::new),
                        Dates.column(children, Child::enrolledFrom),
                        Dates.column(children, Child::enrolledTo),
                        children.stream().map(Child::version).toArray(Long[]::new))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private void replaceClasses(Collection<Child> children) {
        var rows = children.stream()
                .flatMap(child ->
                        child.classes().stream().map(in -> new Row(child.id().value(), in)))
                .toList();
        sql.sql("delete from child_class where tenant_id = ? and child = any(?::uuid[])")
                .params(
                        tenant(),
                        children.stream().map(child -> child.id().value()).toArray(UUID[]::new))
                .update();
        sql.sql("""
                insert into child_class (tenant_id, child, class, from_on, to_on)
                select ?, i, c, f, t
                from unnest(?::uuid[], ?::uuid[], ?::date[], ?::date[]) as attended (i, c, f, t)
                """)
                .params(
                        tenant(),
                        rows.stream().map(Row::child).toArray(UUID[]::new),
                        rows.stream().map(row -> row.in().classId()).toArray(UUID[]::new),
                        Dates.column(rows, row -> row.in().from()),
                        Dates.column(rows, row -> row.in().to()))
                .update();
    }

    private List<InClass> classes(ChildId id) {
        return sql.sql("select class, from_on, to_on from child_class where tenant_id = ? and child = ?")
                .params(tenant(), id.value())
                .query((row, _) -> new InClass(
                        row.getObject("class", UUID.class),
                        row.getObject("from_on", LocalDate.class),
                        row.getObject("to_on", LocalDate.class)))
                .list();
    }

    private static UUID tenant() {
        return Tenancy.tenant().value();
    }

    private record Row(UUID child, InClass in) {}
}
