package lantian.reporting.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/**
 * A rate as it is published: numerator, denominator, and what was left out of both, by reason.
 *
 * @param leftOut only reasons that left something out
 */
public record Rate(int n, int of, Map<String, Integer> leftOut) {

    private static final int DECIMALS = 4;

    static Rate of(int n, int of) {
        return new Rate(n, of, Map.of());
    }

    /** Of nothing there is no rate; never 0, and never capped. */
    public Optional<BigDecimal> rate() {
        return of == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(n).divide(BigDecimal.valueOf(of), DECIMALS, RoundingMode.HALF_UP));
    }
}
