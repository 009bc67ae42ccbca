package lantian.registry.health;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lantian.platform.forms.Details;
import lantian.platform.forms.Form;
import org.jspecify.annotations.Nullable;

/**
 * What was found; it lies sealed.
 *
 * @param height cm
 * @param weight kg
 * @param left vision of the left eye, as it was read: by the five-mark record (4.0 to 5.3) or as a decimal (0.1 to 2.0)
 * @param right of the right eye
 * @param examiner who examined, on one line
 * @param details by the form {@link HealthCheck#FORM}
 */
public record Results(
        @Nullable BigDecimal height,
        @Nullable BigDecimal weight,
        @Nullable BigDecimal left,
        @Nullable BigDecimal right,
        @Nullable String examiner,
        Optional<Details> details) {

    private static final BigDecimal CM_IN_A_METRE = BigDecimal.valueOf(100);

    /** kg/m², where both were measured. */
    public Optional<BigDecimal> bmi() {
        if (height == null || weight == null) {
            return Optional.empty();
        }
        var metres = height.divide(CM_IN_A_METRE, MathContext.DECIMAL64);
        return Optional.of(weight.divide(metres.multiply(metres), MathContext.DECIMAL64));
    }

    /** One text, to be sealed: a line for each, and the details as the rest. */
    String written() {
        return Stream.of(
                        height,
                        weight,
                        left,
                        right,
                        examiner,
                        details.map(Details::written).orElse(null))
                .map(each -> each == null
                        ? ""
                        : each instanceof BigDecimal number ? number.toPlainString() : each.toString())
                .collect(Collectors.joining("\n"));
    }

    /** As {@link #written()} wrote it. */
    static Results read(String written, Optional<Form> form) {
        var lines = written.split("\n", 6);
        return new Results(
                orNull(lines[0], BigDecimal::new),
                orNull(lines[1], BigDecimal::new),
                orNull(lines[2], BigDecimal::new),
                orNull(lines[3], BigDecimal::new),
                orNull(lines[4], Function.identity()),
                form.map(by -> Details.read(by, lines[5])));
    }

    private static <T> @Nullable T orNull(String line, Function<String, T> meaning) {
        return line.isEmpty() ? null : meaning.apply(line);
    }
}
