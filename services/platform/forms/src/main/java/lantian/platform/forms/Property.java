package lantian.platform.forms;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a form asks for.
 *
 * @param options of a choice; otherwise none
 * @param restricted read only by those named for it
 * @param retired no longer filled in; kept where it was
 * @param measure under which a number, or a yes, is counted
 * @param trigger that a yes raises
 */
record Property(
        String name,
        ValueType type,
        List<Option> options,
        boolean restricted,
        boolean retired,
        Optional<String> measure,
        Optional<String> trigger) {

    enum ValueType {
        TEXT,
        DATE,
        WHOLE_NUMBER,
        NUMBER,
        YES_OR_NO,
        CHOICE,
        CHOICES;

        boolean isNumber() {
            return this == WHOLE_NUMBER || this == NUMBER;
        }

        boolean isChoice() {
            return this == CHOICE || this == CHOICES;
        }
    }

    /** @param measure under which it is counted when chosen */
    record Option(String value, Optional<String> measure, Optional<String> trigger) {}

    Property {
        options = List.copyOf(options);
    }

    /** What of a value may be counted: code and number. */
    void measure(@Nullable Object value, BiConsumer<String, BigDecimal> counted) {
        if (value instanceof Number number) {
            measure.ifPresent(code -> counted.accept(code, new BigDecimal(number.toString())));
        } else if (Boolean.TRUE.equals(value)) {
            measure.ifPresent(code -> counted.accept(code, BigDecimal.ONE));
        }
        chosen(value).forEach(option -> option.measure().ifPresent(code -> counted.accept(code, BigDecimal.ONE)));
    }

    List<String> triggers(@Nullable Object value) {
        return Boolean.TRUE.equals(value)
                ? trigger.stream().toList()
                : chosen(value).stream()
                        .flatMap(option -> option.trigger().stream())
                        .toList();
    }

    private List<Option> chosen(@Nullable Object value) {
        return options.stream()
                .filter(option -> option.value().equals(value)
                        || (value instanceof Collection<?> several && several.contains(option.value())))
                .toList();
    }
}
