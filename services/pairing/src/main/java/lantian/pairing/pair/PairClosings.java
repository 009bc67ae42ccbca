package lantian.pairing.pair;

import java.util.Optional;
import lantian.pairing.pair.Ending.PairClosing;
import lantian.platform.tenancy.Vault;

/** Seals and opens what the school says when a pair ends, with the child's key. */
record PairClosings(Vault vault) {

    void seal(PairClosing closing, Pair pair) {
        var key = vault.key(pair.child().value());
        var note = closing.handOverNote();
        pair.keepWords(key.seal(closing.reason()), note == null ? null : key.seal(note));
    }

    Optional<PairClosing> of(Pair pair) {
        var on = pair.endedOn();
        var reason = pair.reason();
        if (on == null || reason == null) {
            return Optional.empty();
        }
        var key = vault.key(pair.child().value());
        var note = pair.handOverNote();
        return Optional.of(new PairClosing(on, key.open(reason), note == null ? null : key.open(note)));
    }
}
