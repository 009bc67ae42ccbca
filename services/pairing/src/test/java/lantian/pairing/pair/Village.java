package lantian.pairing.pair;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.pairing.caregiver.Caregiver;
import org.jspecify.annotations.Nullable;

/** Children of a school, and pairs with them. The term begins on 2026-09-01. */
final class Village {

    private Village() {}

    static Child xiaoMing() {
        return child(1, null);
    }

    static Child meiLing() {
        return child(2, null);
    }

    static Child haoYu() {
        return child(3, null);
    }

    static Child yuTing() {
        return child(4, null);
    }

    static Child leaving(Child child, @Nullable String lastDay) {
        return new Child(child.id(), child.enrolledFrom(), day(lastDay), child.classes(), child.version() + 1);
    }

    static Child enrolledAgain(Child child, String from) {
        return new Child(child.id(), LocalDate.parse(from), null, child.classes(), child.version() + 1);
    }

    static Pair pair(int number, Child child, Caregiver caregiver, Kind kind, String from) {
        return new Pair(
                new PairId(new UUID(0x7000, number)),
                new StartPair.Wish(child.id(), caregiver.id(), kind, LocalDate.parse(from)),
                child.enrolledTo());
    }

    static Pair ended(Pair pair, String on) {
        if (pair.end(LocalDate.parse(on)) instanceof Ending.NowEnded(var ended)) {
            return ended;
        }
        throw new AssertionError("could not end " + pair);
    }

    static Pair following(Pair pair, Child child) {
        pair.follow(child);
        return pair;
    }

    private static Child child(int number, @Nullable String lastDay) {
        return new Child(
                new ChildId(new UUID(0x7001, number)), LocalDate.parse("2026-09-01"), day(lastDay), List.of(), 1);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
