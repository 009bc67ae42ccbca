package lantian.reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import lantian.platform.testkit.Tokens;
import lantian.reporting.directory.Directory;
import lantian.reporting.directory.School;
import lantian.reporting.directory.School.Area;
import lantian.reporting.directory.School.SchoolClass;
import lantian.reporting.directory.Terms;
import lantian.reporting.directory.Terms.Term;
import lantian.reporting.projection.ApplyFacts;
import lantian.reporting.projection.RandomCounty.RandomSchool;
import lantian.reporting.projection.Recount;

/** Sets up schools and tells the service what happened there, as its consumers do. */
public record County(Directory directory, ApplyFacts apply, Recount recount) {

    public static final Terms TERMS = new Terms(List.of(
            new Term("2025-2026", 2, LocalDate.of(2026, 2, 16), LocalDate.of(2026, 7, 10)),
            new Term("2026-2027", 1, LocalDate.of(2026, 9, 1), LocalDate.of(2027, 1, 22)),
            new Term("2026-2027", 2, LocalDate.of(2027, 2, 22), LocalDate.of(2027, 7, 9))));

    public void hasTerms(Terms terms, long version) {
        directory.keep(Tokens.COUNTY, terms, version);
    }

    public Area area(String name) {
        return new Area(UUID.randomUUID(), name, name);
    }

    public void hasSchool(UUID id, String name, Area area, List<UUID> classes) {
        hasSchool(id, name, area, classes, Optional.empty());
    }

    public void hasSchool(UUID id, String name, Area area, List<UUID> classes, Optional<LocalDate> countsFrom) {
        var school = new School(
                id, name, name, "PRIMARY", Optional.of(area), "ACTIVE", LocalDate.of(2026, 1, 1), countsFrom, 1);
        directory.keep(
                school,
                classes.stream()
                        .map(one -> new SchoolClass(one, "班" + classes.indexOf(one)))
                        .toList());
    }

    public void hears(RandomSchool school) {
        as(school.id(), () -> apply.children(school.children()));
        as(school.id(), () -> apply.pairs(school.pairs()));
        as(school.id(), () -> apply.contacts(school.contacts()));
        as(school.id(), () -> apply.obligations(school.obligations()));
    }

    public long recountDifference(UUID school) {
        return as(school, recount::compare);
    }

    public static void as(UUID school, Runnable work) {
        Tenancy.asSystem(new TenantId(school), work);
    }

    public static <T> T as(UUID school, Supplier<T> work) {
        return Tenancy.asSystem(new TenantId(school), work);
    }
}
