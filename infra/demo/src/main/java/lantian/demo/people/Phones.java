package lantian.demo.people;

import java.util.regex.Pattern;
import lantian.demo.Dice;

/** Numbers of eleven digits that nobody can have: no number of the country begins with three zeros. */
public final class Phones {

    public static final Pattern RESERVED = Pattern.compile("000\\d{8}");

    private Phones() {}

    static String any(Dice dice) {
        return "000%08d".formatted(dice.below(100_000_000));
    }
}
