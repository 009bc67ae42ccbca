package lantian.registry.canonical;

import java.util.Optional;
import java.util.regex.Pattern;

/** An adult's age in years: {@code 65}, {@code 65岁}, {@code 65周岁}. */
public final class Age {

    private static final Pattern YEARS = Pattern.compile("([0-9]{1,3})(?:\\.0+)?(?:周?岁)?");
    private static final int YOUNGEST = 12;
    private static final int OLDEST = 120;

    private Age() {}

    /** @return the number of years as a text */
    public static Optional<String> of(String written) {
        var years = YEARS.matcher(Characters.plain(written).replace(" ", ""));
        return Optional.of(years)
                .filter(match -> match.matches())
                .map(match -> Integer.parseInt(match.group(1)))
                .filter(age -> age >= YOUNGEST && age <= OLDEST)
                .map(String::valueOf);
    }
}
