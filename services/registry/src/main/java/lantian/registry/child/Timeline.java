package lantian.registry.child;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What held when: facts in order that never overlap. A change replaces what was thought to hold from its day on. */
public record Timeline<T>(List<Fact<T>> facts) {

    public Timeline {
        facts = List.copyOf(facts);
    }

    public static <T> Timeline<T> empty() {
        return new Timeline<>(List.of());
    }

    public Optional<T> on(LocalDate day) {
        return facts.stream().filter(fact -> fact.holdsOn(day)).map(Fact::value).findFirst();
    }

    /** What holds at the end of all that is known, or null. */
    public @Nullable T latest() {
        return facts.isEmpty() || facts.getLast().to() != null
                ? null
                : facts.getLast().value();
    }

    /** From {@code from} on the value holds, or nothing does where it is null. The same value again changes nothing. */
    public Timeline<T> with(@Nullable T value, LocalDate from, Instant now) {
        var kept = new ArrayList<Fact<T>>();
        for (var fact : facts) {
            if (fact.from().isBefore(from)) {
                var reaches = fact.to() == null || !fact.to().isBefore(from);
                kept.add(reaches ? fact.until(from.minusDays(1), now) : fact);
            }
        }
        if (value != null) {
            add(kept, new Fact<>(value, from, null, now));
        }
        var changed = new Timeline<>(kept);
        return changed.sameHolds(this) ? this : changed;
    }

    /** As if the last fact had never been told: what it ended goes on. */
    Timeline<T> withoutLast() {
        var kept = new ArrayList<>(facts.subList(0, facts.size() - 1));
        if (!kept.isEmpty()) {
            var before = kept.removeLast();
            var ended = facts.getLast().from().minusDays(1).equals(before.to());
            kept.add(ended ? new Fact<>(before.value(), before.from(), null, before.recordedAt()) : before);
        }
        return new Timeline<>(kept);
    }

    private static <T> void add(List<Fact<T>> kept, Fact<T> next) {
        var last = kept.isEmpty() ? null : kept.getLast();
        var continues = last != null
                && last.value().equals(next.value())
                && next.from().minusDays(1).equals(last.to());
        if (last != null && continues) {
            kept.set(kept.size() - 1, new Fact<>(last.value(), last.from(), null, next.recordedAt()));
        } else {
            kept.add(next);
        }
    }

    private boolean sameHolds(Timeline<T> other) {
        if (facts.size() != other.facts.size()) {
            return false;
        }
        for (int i = 0; i < facts.size(); i++) {
            var mine = facts.get(i);
            var theirs = other.facts.get(i);
            if (!mine.value().equals(theirs.value())
                    || !mine.from().equals(theirs.from())
                    || !java.util.Objects.equals(mine.to(), theirs.to())) {
                return false;
            }
        }
        return true;
    }
}
