package lantian.contactlog.peopleview.persistence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import lantian.contactlog.calendar.Days;
import lantian.contactlog.child.CareTeam.InClass;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.peopleview.People;
import lantian.contactlog.peopleview.PublishedFacts;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcPeople implements People {

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Vault vault;

    JdbcPeople(JdbcClient sql, JsonMapper json, Vault vault) {
        this.sql = sql;
        this.json = json;
        this.vault = vault;
    }

    /** Who writes about a child holds its row, so that nothing is being written now. */
    @Override
    public void forget(ChildId child) {
        var of = List.of(Tenancy.tenant().value(), child.value());
        sql.sql("select from child where tenant_id = ? and id = ? for update")
                .params(of)
                .query((_, _) -> child)
                .list();
        sql.sql("select forget_words_about(?)")
                .param(child.value())
                .query((_, _) -> child)
                .list();
        sql.sql("delete from excuse where tenant_id = ? and child_id = ? and approved_by is null")
                .params(of)
                .update();
        sql.sql("update excuse set reason = null, comment = null where tenant_id = ? and child_id = ?")
                .params(of)
                .update();
        vault.shred(child.value());
    }

    @Override
    public List<ChildId> storeChildren(List<PublishedFacts.Child> told) {
        var children = newest(told, child -> child.id().value(), PublishedFacts.Child::version);
        return sql.sql("""
                insert into child (tenant_id, id, version, stage, enrolled_from, enrolled_to, transferred_in,
                                   left_behind, high_risk, classes)
                select ?, id, version, stage, enrolled_from::date, enrolled_to::date, transferred_in::date,
                       left_behind::jsonb, high_risk::jsonb, classes::jsonb
                from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[])
                    as told (id, version, stage, enrolled_from, enrolled_to, transferred_in, left_behind, high_risk, classes)
                on conflict (tenant_id, id) do update
                set version = excluded.version, stage = excluded.stage, enrolled_from = excluded.enrolled_from,
                    enrolled_to = excluded.enrolled_to, transferred_in = excluded.transferred_in,
                    left_behind = excluded.left_behind, high_risk = excluded.high_risk, classes = excluded.classes
                where child.version < excluded.version
                returning id
                """)
                .params(
                        Tenancy.tenant().value(),
                        uuids(children, child -> child.id().value()),
                        longs(children, PublishedFacts.Child::version),
                        texts(children, child -> child.timeline().stage()),
                        texts(children, child -> child.timeline().enrolled().from()),
                        texts(children, child -> end(child.timeline().enrolled())),
                        texts(
                                children,
                                child -> child.timeline().transferredIn().orElse(null)),
                        texts(children, child -> spans(child.timeline().leftBehind())),
                        texts(children, child -> spans(child.timeline().highRisk())),
                        texts(
                                children,
                                child -> json.writeValueAsString(child.classes().stream()
                                        .map(Attended::of)
                                        .toList())))
                .query((row, _) -> new ChildId(row.getObject(1, UUID.class)))
                .list();
    }

    /** A child of whom only a pair has spoken gets an empty row, so that both transactions meet there. */
    @Override
    public List<ChildId> storePairs(List<PublishedFacts.Pair> told) {
        var pairs = newest(told, PublishedFacts.Pair::id, PublishedFacts.Pair::version);
        var children = pairs.stream()
                .map(pair -> pair.child().value())
                .distinct()
                .sorted()
                .toArray(UUID[]::new);
        sql.sql("""
                insert into child (tenant_id, id, version)
                select ?, id, 0 from unnest(?::uuid[]) as spoken_of (id)
                on conflict do nothing
                """).params(Tenancy.tenant().value(), children).update();
        return sql
                .sql("""
                insert into pair (tenant_id, id, child_id, caregiver_id, kind, from_on, to_on, version)
                select ?, id, child_id, caregiver_id, kind, from_on::date, to_on::date, version
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                    as told (id, child_id, caregiver_id, kind, from_on, to_on, version)
                on conflict (tenant_id, id) do update
                set kind = excluded.kind, from_on = excluded.from_on, to_on = excluded.to_on, version = excluded.version
                where pair.version < excluded.version
                returning child_id
                """)
                .params(
                        Tenancy.tenant().value(),
                        uuids(pairs, PublishedFacts.Pair::id),
                        uuids(pairs, pair -> pair.child().value()),
                        uuids(pairs, pair -> pair.caregiver().value()),
                        texts(pairs, PublishedFacts.Pair::kind),
                        texts(pairs, PublishedFacts.Pair::from),
                        texts(pairs, pair -> pair.to().orElse(null)),
                        longs(pairs, PublishedFacts.Pair::version))
                .query((row, _) -> new ChildId(row.getObject(1, UUID.class)))
                .list()
                .stream()
                .distinct()
                .toList();
    }

    @Override
    public List<UUID> storeStaff(List<PublishedFacts.Staff> told) {
        var staff = newest(told, PublishedFacts.Staff::id, PublishedFacts.Staff::version);
        var changed = sql.sql("""
                insert into staff (tenant_id, id, account, active, version)
                select ?, id, account, active, version
                from unnest(?::uuid[], ?::uuid[], ?::boolean[], ?::bigint[]) as told (id, account, active, version)
                on conflict (tenant_id, id) do update
                set account = excluded.account, active = excluded.active, version = excluded.version
                where staff.version < excluded.version
                returning id
                """)
                .params(
                        Tenancy.tenant().value(),
                        uuids(staff, PublishedFacts.Staff::id),
                        uuids(staff, PublishedFacts.Staff::account),
                        staff.stream().map(PublishedFacts.Staff::active).toArray(Boolean[]::new),
                        longs(staff, PublishedFacts.Staff::version))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
        teach(staff.stream().filter(member -> changed.contains(member.id())).toList());
        return changed;
    }

    private void teach(List<PublishedFacts.Staff> staff) {
        record Row(UUID staff, PublishedFacts.Teaches teaches) {}
        var rows = staff.stream()
                .flatMap(member -> member.teaches().stream().map(teaches -> new Row(member.id(), teaches)))
                .toList();
        sql.sql("delete from teaching where tenant_id = ? and staff_id = any(?)")
                .params(Tenancy.tenant().value(), uuids(staff, PublishedFacts.Staff::id))
                .update();
        sql.sql("""
                insert into teaching (tenant_id, class_id, staff_id, from_on, to_on)
                select ?, class_id, staff_id, from_on::date, to_on::date
                from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[]) as told (class_id, staff_id, from_on, to_on)
                on conflict do nothing
                """)
                .params(
                        Tenancy.tenant().value(),
                        uuids(rows, row -> row.teaches().schoolClass().value()),
                        uuids(rows, Row::staff),
                        texts(rows, row -> row.teaches().from()),
                        texts(rows, row -> row.teaches().to().orElse(null)))
                .update();
    }

    @Override
    public List<UUID> storeCaregivers(List<PublishedFacts.Caregiver> told) {
        var caregivers = newest(told, caregiver -> caregiver.id().value(), PublishedFacts.Caregiver::version);
        record Learned(UUID id, @Nullable UUID staff) {}
        return sql
                .sql("""
                insert into caregiver (tenant_id, id, account, staff_id, active, version)
                select ?, id, account, staff_id, active, version
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::boolean[], ?::bigint[])
                    as told (id, account, staff_id, active, version)
                on conflict (tenant_id, id) do update
                set account = excluded.account, staff_id = excluded.staff_id, active = excluded.active,
                    version = excluded.version
                where caregiver.version < excluded.version
                returning id, staff_id
                """)
                .params(
                        Tenancy.tenant().value(),
                        uuids(caregivers, caregiver -> caregiver.id().value()),
                        uuids(caregivers, caregiver -> caregiver.account().orElse(null)),
                        uuids(caregivers, caregiver -> caregiver.staff().orElse(null)),
                        caregivers.stream()
                                .map(PublishedFacts.Caregiver::active)
                                .toArray(Boolean[]::new),
                        longs(caregivers, PublishedFacts.Caregiver::version))
                .query((row, _) -> new Learned(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list()
                .stream()
                .filter(learned -> !learned.id().equals(learned.staff()))
                .flatMap(learned -> java.util.stream.Stream.ofNullable(learned.staff()))
                .toList();
    }

    @Override
    public List<ChildId> childrenTaughtBy(Collection<UUID> staff) {
        if (staff.isEmpty()) {
            return List.of();
        }
        return sql.sql("""
                select distinct o.child_id
                from teaching t
                join obligation o on o.tenant_id = t.tenant_id and o.class_id = t.class_id
                where t.tenant_id = ? and t.staff_id = any(?)
                  and exists (select 1 from contact c where c.tenant_id = o.tenant_id and c.child_id = o.child_id)
                """)
                .params(Tenancy.tenant().value(), staff.toArray(UUID[]::new))
                .query((row, _) -> new ChildId(row.getObject(1, UUID.class)))
                .list();
    }

    /** One row per thing, in the order of ids, so that two transactions never wait for each other. */
    private static <T> List<T> newest(List<T> told, Function<T, UUID> id, ToLongFunction<T> version) {
        var newest = new LinkedHashMap<UUID, T>();
        told.forEach(one -> newest.merge(
                id.apply(one),
                one,
                (known, other) -> version.applyAsLong(known) >= version.applyAsLong(other) ? known : other));
        return newest.values().stream().sorted(Comparator.comparing(id)).toList();
    }

    private String spans(List<Days> days) {
        return json.writeValueAsString(days.stream().map(Span::of).toList());
    }

    private static @Nullable LocalDate end(Days days) {
        return days.to().equals(Days.FOREVER) ? null : days.to();
    }

    private static <T> @Nullable UUID[] uuids(List<T> rows, Function<T, @Nullable UUID> column) {
        return rows.stream().map(column).toArray(UUID[]::new);
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable Object> column) {
        return rows.stream()
                .map(column)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }

    private static <T> Long[] longs(List<T> rows, ToLongFunction<T> column) {
        return rows.stream().map(column::applyAsLong).toArray(Long[]::new);
    }

    record Span(LocalDate from, @Nullable LocalDate to) {
        static Span of(Days days) {
            return new Span(days.from(), end(days));
        }
    }

    record Attended(UUID id, LocalDate from, @Nullable LocalDate to) {
        static Attended of(InClass in) {
            return new Attended(in.schoolClass().value(), in.days().from(), end(in.days()));
        }
    }
}
