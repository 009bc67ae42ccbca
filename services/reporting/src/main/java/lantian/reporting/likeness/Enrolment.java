package lantian.reporting.likeness;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import lantian.reporting.projection.Span;
import org.jspecify.annotations.Nullable;

/**
 * What a school announced of a child's enrolment, oldest version first. Two pieces of knowledge join into one in any order and
 * however often.
 *
 * @param erased the child's likenesses are forgotten, whatever is announced again
 */
public record Enrolment(ChildKey key, boolean erased, List<Version> versions) {

    /**
     * @param toldOn nobody could know it before
     * @param likenesses null if the publisher did not say: then those of the version before hold
     */
    public record Version(
            long number,
            LocalDate toldOn,
            @Nullable Span enrolled,
            @Nullable Set<String> likenesses) {

        /** The same version may have been told again with what it lacked. */
        private static final Comparator<Version> ORDER =
                Comparator.comparingLong(Version::number).thenComparing(version -> version.likenesses != null);

        private static Version earlier(Version one, Version other) {
            return other.toldOn.isBefore(one.toldOn) ? other : one;
        }
    }

    public static Enrolment told(ChildKey key, Version version) {
        return new Enrolment(key, false, List.of(version));
    }

    public static Enrolment erased(ChildKey key) {
        return new Enrolment(key, true, List.of());
    }

    /** One per child. */
    static Map<ChildKey, Enrolment> joined(Collection<Enrolment> told) {
        var joined = new LinkedHashMap<ChildKey, Enrolment>();
        told.forEach(one -> joined.merge(one.key, one, Enrolment::with));
        return joined;
    }

    Enrolment with(Enrolment other) {
        var forgotten = erased || other.erased;
        var all = new TreeMap<Version, Version>(Version.ORDER);
        Stream.concat(versions.stream(), other.versions.stream())
                .map(version -> forgotten ? withoutLikenesses(version) : version)
                .forEach(version -> all.merge(version, version, Version::earlier));
        return new Enrolment(key, forgotten, List.copyOf(all.values()));
    }

    private static Version withoutLikenesses(Version version) {
        return new Version(version.number, version.toldOn, version.enrolled, null);
    }

    /** Of all versions: whom it was ever like. */
    public Set<String> likenesses() {
        var all = new HashSet<String>();
        versions.stream()
                .filter(version -> version.likenesses != null)
                .forEach(version -> all.addAll(version.likenesses));
        return all;
    }

    /** Days on which something about it can change. The last day is one, because who leaves then does not stay. */
    void addChangesTo(SortedSet<LocalDate> days) {
        for (var version : versions) {
            days.add(version.toldOn);
            if (version.enrolled != null) {
                days.add(version.enrolled.from());
                var last = version.enrolled.to();
                if (last != null) {
                    days.add(last);
                    days.add(last.plusDays(1));
                }
            }
        }
    }

    /** As it is known by now. */
    Optional<Known> newest() {
        return versions.isEmpty() ? Optional.empty() : Optional.of(known(versions.size() - 1));
    }

    /** As it was known at the end of a day. */
    Optional<Known> knownOn(LocalDate day) {
        var known = Optional.<Known>empty();
        for (int i = 0; i < versions.size(); i++) {
            if (!versions.get(i).toldOn.isAfter(day)) {
                known = Optional.of(known(i));
            }
        }
        return known;
    }

    private Known known(int place) {
        var likenesses = Set.<String>of();
        for (var version : versions.subList(0, place + 1)) {
            likenesses = version.likenesses == null ? likenesses : version.likenesses;
        }
        return new Known(key, versions.get(place).enrolled, likenesses);
    }
}
