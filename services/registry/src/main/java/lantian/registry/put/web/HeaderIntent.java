package lantian.registry.put.web;

import java.util.Optional;
import lantian.platform.web.IdempotentPut;
import lantian.platform.web.IdempotentPut.Decision;
import lantian.registry.put.Intent;
import org.jspecify.annotations.Nullable;

/** What the caller sent and, in {@code If-Match}, what he knows. */
public record HeaderIntent(String fingerprint, @Nullable String ifMatch) implements Intent {

    public static Intent of(Object body, @Nullable String ifMatch) {
        return new HeaderIntent(IdempotentPut.fingerprint(body), ifMatch);
    }

    @Override
    public Meaning given(Optional<Stored> stored) {
        var known = stored.map(it -> new IdempotentPut.Stored(it.version(), it.fingerprint()));
        return switch (IdempotentPut.decide(known, fingerprint, ifMatch)) {
            case Decision.Create _ -> new Meaning.Create();
            case Decision.Repeat _ -> new Meaning.Repeat();
            case Decision.Replace(var version) -> new Meaning.Replace(version);
        };
    }
}
