package lantian.registry.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import lantian.registry.child.Sex;

/**
 * How healthy children grow, as the World Health Organization publishes it: the Child Growth Standards to 60 months, the
 * Reference 2007 to 19 years (weight to 10 years). The tables give power, median and coefficient of variation (LMS) for each
 * month; between two months they are interpolated.
 */
public final class GrowthReference {

    /** Days of a month, as the WHO counts ages. */
    private static final double MONTH = 30.4375;

    private static final double FAR = 3;

    private static final Map<Key, NavigableMap<Integer, Lms>> TABLES = read();

    private GrowthReference() {}

    /** What is compared: cm, kg, kg/m². */
    public enum Measure {
        HEIGHT,
        WEIGHT,
        BMI
    }

    private record Key(Measure measure, Sex sex) {}

    /** Standard deviations from the median, and how many of a hundred healthy children measure no more. */
    public record Score(double z, double percentile) {}

    /** What so many of a hundred healthy children of that month measure no more than. */
    public record Percentiles(int month, double p3, double p15, double p50, double p85, double p97) {}

    private record Lms(double power, double median, double variation) {

        /** What a child measures who is so many standard deviations from the median. */
        double at(double z) {
            return power == 0
                    ? median * Math.exp(variation * z)
                    : median * Math.pow(1 + power * variation * z, 1 / power);
        }

        /** Beyond three standard deviations the last one goes on, so that one value far out doesn't distort. */
        double z(double value) {
            var z = power == 0
                    ? Math.log(value / median) / variation
                    : (Math.pow(value / median, power) - 1) / (power * variation);
            if (z > FAR) {
                return FAR + (value - at(FAR)) / (at(FAR) - at(FAR - 1));
            }
            return z < -FAR ? -FAR + (value - at(-FAR)) / (at(1 - FAR) - at(-FAR)) : z;
        }

        Lms towards(Lms next, double part) {
            return new Lms(
                    power + (next.power - power) * part,
                    median + (next.median - median) * part,
                    variation + (next.variation - variation) * part);
        }
    }

    public static double months(LocalDate birth, LocalDate day) {
        return ChronoUnit.DAYS.between(birth, day) / MONTH;
    }

    /** Empty for an age that the reference doesn't reach. */
    public static Optional<Score> score(Measure measure, Sex sex, double months, double value) {
        return lms(measure, sex, months).map(lms -> lms.z(value)).map(z -> new Score(z, 100 * normal(z)));
    }

    /** For each month that the reference has. */
    public static List<Percentiles> curve(Measure measure, Sex sex) {
        return table(measure, sex).entrySet().stream()
                .map(month -> percentiles(month.getKey(), month.getValue()))
                .toList();
    }

    private static Percentiles percentiles(int month, Lms lms) {
        return new Percentiles(
                month, lms.at(-1.880794), lms.at(-1.036433), lms.at(0), lms.at(1.036433), lms.at(1.880794));
    }

    private static Optional<Lms> lms(Measure measure, Sex sex, double months) {
        var floor = table(measure, sex).floorEntry((int) Math.floor(months));
        if (months < 0 || floor == null) {
            return Optional.empty();
        }
        var part = months - floor.getKey();
        if (part == 0) {
            return Optional.of(floor.getValue());
        }
        return Optional.ofNullable(table(measure, sex).get(floor.getKey() + 1))
                .map(next -> floor.getValue().towards(next, part));
    }

    private static NavigableMap<Integer, Lms> table(Measure measure, Sex sex) {
        return Objects.requireNonNull(TABLES.get(new Key(measure, sex)));
    }

    /** The part of a normal distribution below {@code z}, by Zelen and Severo (Abramowitz and Stegun 26.2.17): to 7.5e-8. */
    private static double normal(double z) {
        var t = 1 / (1 + 0.2316419 * Math.abs(z));
        var series = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        var beyond = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * series;
        return z < 0 ? beyond : 1 - beyond;
    }

    private static Map<Key, NavigableMap<Integer, Lms>> read() {
        var file = Objects.requireNonNull(GrowthReference.class.getResourceAsStream("/growth/who.csv"));
        var tables = new HashMap<Key, NavigableMap<Integer, Lms>>();
        try (var lines = new BufferedReader(new InputStreamReader(file, UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .forEach(cell -> tables.computeIfAbsent(
                                    new Key(Measure.valueOf(cell[0]), Sex.valueOf(cell[1])), _ -> new TreeMap<>())
                            .put(
                                    Integer.valueOf(cell[2]),
                                    new Lms(
                                            Double.parseDouble(cell[3]),
                                            Double.parseDouble(cell[4]),
                                            Double.parseDouble(cell[5]))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(tables);
    }
}
