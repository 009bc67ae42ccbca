package lantian.reporting.likeness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lantian.reporting.projection.Elsewhere;
import lantian.reporting.projection.Span;

/**
 * From which day to which the county counts a child in one school only, and both are asked. A function of what was announced:
 * when, how often and in which order it came makes no difference.
 */
final class CountedOnce {

    private final Collection<Enrolment> enrolments;
    private final Map<UUID, LocalDate> openFrom;
    private final List<LocalDate> days;

    private CountedOnce(Collection<Enrolment> enrolments, Map<UUID, LocalDate> openFrom) {
        this.enrolments = enrolments;
        this.openFrom = openFrom;
        var changes = new TreeSet<LocalDate>();
        for (var enrolment : enrolments) {
            enrolment.addChangesTo(changes);
            changes.add(openFrom.getOrDefault(enrolment.key().school(), LocalDate.MAX));
        }
        changes.remove(LocalDate.MAX);
        this.days = List.copyOf(changes);
    }

    /**
     * @param alike everybody who was ever like one of them
     * @param openFrom schools count from their first day on; one that is not known yet does not count
     * @return those who are counted or asked about on some day
     */
    static Map<ChildKey, Elsewhere> of(Collection<Enrolment> alike, Map<UUID, LocalDate> openFrom) {
        return new CountedOnce(alike, openFrom).elsewhere();
    }

    private Map<ChildKey, Elsewhere> elsewhere() {
        var counted = spans(day -> among(newest(), child -> covers(child, day)).stream()
                .flatMap(group -> group.elsewhere().stream())
                .collect(Collectors.toSet()));
        var countedThen = spans(day -> among(knownOn(day), child -> covers(child, day)).stream()
                .flatMap(group -> group.elsewhere().stream())
                .collect(Collectors.toSet()));
        var asked = spans(day -> among(newest(), child -> covers(child, day) && child.stays(day)).stream()
                .flatMap(group -> group.children().stream())
                .map(Known::key)
                .collect(Collectors.toSet()));
        var questions = questions();
        var found = new HashMap<ChildKey, Elsewhere>();
        for (var enrolment : enrolments) {
            var key = enrolment.key();
            var there = new Elsewhere(
                    counted.getOrDefault(key, List.of()),
                    countedThen.getOrDefault(key, List.of()),
                    asked.getOrDefault(key, List.of()),
                    asked.containsKey(key) ? questions.getOrDefault(key, "") : "",
                    null);
            if (!there.equals(Elsewhere.NONE)) {
                found.put(key, there);
            }
        }
        return found;
    }

    private Collection<Known> newest() {
        return enrolments.stream().flatMap(one -> one.newest().stream()).toList();
    }

    private Collection<Known> knownOn(LocalDate day) {
        return enrolments.stream().flatMap(one -> one.knownOn(day).stream()).toList();
    }

    private static List<Alike> among(Collection<Known> children, Predicate<Known> those) {
        return Alike.among(children.stream().filter(those).toList());
    }

    private boolean covers(Known child, LocalDate day) {
        return child.covers(day)
                && !day.isBefore(openFrom.getOrDefault(child.key().school(), LocalDate.MAX));
    }

    /** What holds on each day on which something can change holds until the next of them. */
    private Map<ChildKey, List<Span>> spans(Function<LocalDate, Set<ChildKey>> on) {
        var spans = new HashMap<ChildKey, List<Span>>();
        var since = new HashMap<ChildKey, LocalDate>();
        for (var day : days) {
            var now = on.apply(day);
            since.forEach((child, from) -> {
                if (!now.contains(child)) {
                    add(spans, child, new Span(from, day.minusDays(1)));
                }
            });
            since.keySet().retainAll(now);
            now.forEach(child -> since.putIfAbsent(child, day));
        }
        since.forEach((child, from) -> add(spans, child, new Span(from, null)));
        return spans;
    }

    private static void add(Map<ChildKey, List<Span>> spans, ChildKey child, Span span) {
        spans.computeIfAbsent(child, _ -> new ArrayList<>()).add(span);
    }

    /** Says which enrolments are meant without saying whose: the same for the same ones. */
    private Map<ChildKey, String> questions() {
        var others = new HashMap<ChildKey, Set<ChildKey>>();
        for (var day : days) {
            for (var group : among(newest(), child -> covers(child, day) && child.stays(day))) {
                group.children()
                        .forEach(child -> others.computeIfAbsent(child.key(), _ -> new TreeSet<>())
                                .addAll(group.others(child.key())));
            }
        }
        var questions = new HashMap<ChildKey, String>();
        others.forEach((child, meant) -> questions.put(child, digest(meant.toString())));
        return questions;
    }

    private static String digest(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
