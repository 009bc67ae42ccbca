package lantian.platform.testkit.rules.broken.figure;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A calculation that knows a framework. */
@Component
class StoredFigure {
    @Nullable
    Object total;
}
