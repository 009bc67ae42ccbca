package lantian.contactlog.peopleview.persistence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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

/** Many rows go in one statement; of two versions the higher one stays. */
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
    public List<ChildId> storeChildren(List<PublishedFacts.Child> facts) {
        var children = Rows.newest(facts, child -> child.id().value(), PublishedFacts.Child::version);
        var statement = sql.sql("""
                insert into child (tenant_id, id, version, stage, enrolled_from, enrolled_to, transferred_in,
                                   left_behind, high_risk, classes)
                select :tenant, id, version, stage, enrolled_from, enrolled_to, transferred_in,
                       left_behind::jsonb, high_risk::jsonb, classes::jsonb
                from unnest(:id::uuid[], :version::bigint[], :stage::text[], :enrolledFrom::date[], :enrolledTo::date[],
                            :transferredIn::date[], :leftBehind::text[], :highRisk::text[], :classes::text[])
                    as newer (id, version, stage, enrolled_from, enrolled_to, transferred_in, left_behind, high_risk, classes)
                on conflict (tenant_id, id) do update
                set version = excluded.version, stage = excluded.stage, enrolled_from = excluded.enrolled_from,
                    enrolled_to = excluded.enrolled_to, transferred_in = excluded.transferred_in,
                    left_behind = excluded.left_behind, high_risk = excluded.high_risk, classes = excluded.classes
                where child.version < excluded.version
                returning id
                """).param("tenant", Tenancy.tenant().value());
        return new Rows<>(children, statement)
                .uuids("id", child -> child.id().value())
                .longs("version", PublishedFacts.Child::version)
                .texts("stage", child -> child.timeline().stage())
                .dates("enrolledFrom", child -> child.timeline().enrolled().from())
                .dates("enrolledTo", child -> StoredSpan.end(child.timeline().enrolled()))
                .dates(
                        "transferredIn",
                        child -> child.timeline().transferredIn().orElse(null))
                .texts("leftBehind", child -> spans(child.timeline().leftBehind()))
                .texts("highRisk", child -> spans(child.timeline().highRisk()))
                .texts("classes", child -> classes(child.classes()))
                .statement()
                .query((row, _) -> new ChildId(row.getObject("id", UUID.class)))
                .list();
    }

    /** A child of whom only a pair was published so far gets an empty row, so that both transactions meet there. */
    @Override
    public List<ChildId> storePairs(List<PublishedFacts.Pair> facts) {
        var pairs = Rows.newest(facts, PublishedFacts.Pair::id, PublishedFacts.Pair::version);
        var children = pairs.stream()
                .map(pair -> pair.child().value())
                .distinct()
                .sorted()
                .toArray(UUID[]::new);
        sql.sql("""
                insert into child (tenant_id, id, version)
                select ?, id, 0 from unnest(?::uuid[]) as paired (id)
                on conflict do nothing
                """).params(Tenancy.tenant().value(), children).update();
        var statement = sql.sql("""
                insert into pair (tenant_id, id, child_id, caregiver_id, kind, from_on, to_on, version)
                select :tenant, id, child_id, caregiver_id, kind, from_on, to_on, version
                from unnest(:id::uuid[], :child::uuid[], :caregiver::uuid[], :kind::text[], :from::date[], :to::date[],
                            :version::bigint[])
                    as newer (id, child_id, caregiver_id, kind, from_on, to_on, version)
                on conflict (tenant_id, id) do update
                set kind = excluded.kind, from_on = excluded.from_on, to_on = excluded.to_on, version = excluded.version
                where pair.version < excluded.version
                returning child_id
                """).param("tenant", Tenancy.tenant().value());
        return new Rows<>(pairs, statement)
                        .uuids("id", PublishedFacts.Pair::id)
                        .uuids("child", pair -> pair.child().value())
                        .uuids("caregiver", pair -> pair.caregiver().value())
                        .texts("kind", PublishedFacts.Pair::kind)
                        .dates("from", PublishedFacts.Pair::from)
                        .dates("to", pair -> pair.to().orElse(null))
                        .longs("version", PublishedFacts.Pair::version)
                        .statement()
                        .query((row, _) -> new ChildId(row.getObject("child_id", UUID.class)))
                        .list()
                        .stream()
                        .distinct()
                        .toList();
    }

    @Override
    public List<UUID> storeStaff(List<PublishedFacts.Staff> facts) {
        var staff = Rows.newest(facts, PublishedFacts.Staff::id, PublishedFacts.Staff::version);
        var statement = sql.sql("""
                insert into staff (tenant_id, id, account, active, version)
                select :tenant, id, account, active, version
                from unnest(:id::uuid[], :account::uuid[], :active::boolean[], :version::bigint[])
                    as newer (id, account, active, version)
                on conflict (tenant_id, id) do update
                set account = excluded.account, active = excluded.active, version = excluded.version
                where staff.version < excluded.version
                returning id
                """).param("tenant", Tenancy.tenant().value());
        var changed = new Rows<>(staff, statement)
                .uuids("id", PublishedFacts.Staff::id)
                .uuids("account", PublishedFacts.Staff::account)
                .booleans("active", PublishedFacts.Staff::active)
                .longs("version", PublishedFacts.Staff::version)
                .statement()
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
        storeTeaching(
                staff.stream().filter(member -> changed.contains(member.id())).toList());
        return changed;
    }

    private void storeTeaching(List<PublishedFacts.Staff> staff) {
        record Row(UUID staff, PublishedFacts.Teaches teaches) {}
        var rows = staff.stream()
                .flatMap(member -> member.teaches().stream().map(teaches -> new Row(member.id(), teaches)))
                .toList();
        sql.sql("delete from teaching where tenant_id = ? and staff_id = any(?)")
                .params(
                        Tenancy.tenant().value(),
                        staff.stream().map(PublishedFacts.Staff::id).toArray(UUID[]::new))
                .update();
        var statement = sql.sql("""
                insert into teaching (tenant_id, class_id, staff_id, from_on, to_on)
                select :tenant, class_id, staff_id, from_on, to_on
                from unnest(:class::uuid[], :staff::uuid[], :from::date[], :to::date[])
                    as newer (class_id, staff_id, from_on, to_on)
                on conflict do nothing
                """).param("tenant", Tenancy.tenant().value());
        new Rows<>(rows, statement)
                .uuids("class", row -> row.teaches().schoolClass().value())
                .uuids("staff", Row::staff)
                .dates("from", row -> row.teaches().from())
                .dates("to", row -> row.teaches().to().orElse(null))
                .statement()
                .update();
    }

    @Override
    public List<UUID> storeCaregivers(List<PublishedFacts.Caregiver> facts) {
        var caregivers = Rows.newest(facts, caregiver -> caregiver.id().value(), PublishedFacts.Caregiver::version);
        record Stored(UUID id, @Nullable UUID staff) {}
        var statement = sql.sql("""
                insert into caregiver (tenant_id, id, account, staff_id, active, version)
                select :tenant, id, account, staff_id, active, version
                from unnest(:id::uuid[], :account::uuid[], :staff::uuid[], :active::boolean[], :version::bigint[])
                    as newer (id, account, staff_id, active, version)
                on conflict (tenant_id, id) do update
                set account = excluded.account, staff_id = excluded.staff_id, active = excluded.active,
                    version = excluded.version
                where caregiver.version < excluded.version
                returning id, staff_id
                """).param("tenant", Tenancy.tenant().value());
        return new Rows<>(caregivers, statement)
                        .uuids("id", caregiver -> caregiver.id().value())
                        .uuids("account", caregiver -> caregiver.account().orElse(null))
                        .uuids("staff", caregiver -> caregiver.staff().orElse(null))
                        .booleans("active", PublishedFacts.Caregiver::active)
                        .longs("version", PublishedFacts.Caregiver::version)
                        .statement()
                        .query((row, _) ->
                                new Stored(row.getObject("id", UUID.class), row.getObject("staff_id", UUID.class)))
                        .list()
                        .stream()
                        .filter(stored -> !stored.id().equals(stored.staff()))
                        .flatMap(stored -> Stream.ofNullable(stored.staff()))
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
                .query((row, _) -> new ChildId(row.getObject("child_id", UUID.class)))
                .list();
    }

    private String spans(List<Days> days) {
        return json.writeValueAsString(days.stream().map(StoredSpan::of).toList());
    }

    private String classes(List<InClass> classes) {
        return json.writeValueAsString(classes.stream().map(Attended::of).toList());
    }

    record Attended(UUID id, LocalDate from, @Nullable LocalDate to) {
        static Attended of(InClass in) {
            return new Attended(in.schoolClass().value(), in.days().from(), StoredSpan.end(in.days()));
        }
    }
}
