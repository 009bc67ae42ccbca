package lantian.registry.canonical;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One or several telephone numbers as they are kept: digits alone, {@code 、} between two, whose it is in brackets behind:
 * {@code 13800000031、08511234567（爷爷）}. The canonical form of the canonical form is itself.
 */
public final class PhoneNumbers {

    /** Longest canonical text that is kept. */
    public static final int LONGEST = 100;

    private static final int SHORTEST_OF_SEVERAL = 7;
    private static final String WHOSE = "[\\p{IsHan}A-Za-z]{1,10}";
    private static final Pattern BETWEEN =
            Pattern.compile("[\\r\\n/、,，;；|&＆]+|(?<=[0-9)）])\\s*(?:或者|或|和|及)\\s*(?=[0-9+(（])");
    private static final Pattern BRACKETS = Pattern.compile("[(（]\\s*(" + WHOSE + ")\\s*[)）]");
    private static final Pattern LABEL =
            Pattern.compile("^(" + WHOSE + ")\\s*[:：]?\\s*(?=[0-9+(])|(?<=[0-9])\\s*(" + WHOSE + ")$");
    private static final Pattern COUNTRY =
            Pattern.compile("^(?:\\+|00)\\s*86[\\s-]*|^86[\\s-]+(?=1)|^86(?=1[3-9][0-9]{9}$)");
    private static final Pattern AREA_IN_BRACKETS = Pattern.compile("^\\((0[0-9]{2,3})\\)");
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern FIXED = Pattern.compile("0[0-9]{9,11}");
    private static final Pattern LOCAL = Pattern.compile("[2-9][0-9]{6,7}");
    private static final Pattern SHORT = Pattern.compile("[2-9][0-9]{2,5}");
    private static final Pattern SERVICE = Pattern.compile("[48]00[0-9]{7}");
    private static final Pattern ABROAD = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern DAY = Pattern.compile("(?:19|20)[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2}");
    private static final Pattern EXTENSION = Pattern.compile("\\s*(?:转|ext\\.?|#)\\s*([0-9]{1,6})$");
    /** 0719-1234567-8: what follows the second hyphen is no part of the number. */
    private static final Pattern HYPHEN_EXTENSION =
            Pattern.compile("^(\\(?0[0-9]{2,3}\\)?[\\s-]*[0-9]{7,8})-([0-9]{1,6})$");

    private PhoneNumbers() {}

    /**
     * @param written not a placeholder
     * @return empty where a part of it is no telephone number, so that nothing is ever dropped in silence
     */
    public static Optional<String> of(String written) {
        var found = new ArrayList<String>();
        for (var part : BETWEEN.split(separated(written))) {
            var text = Characters.plain(part);
            if (text.isEmpty()) {
                continue;
            }
            var numbers = part(text);
            if (numbers.isEmpty()) {
                return Optional.empty();
            }
            numbers.stream().filter(number -> !found.contains(number)).forEach(found::add);
        }
        var joined = String.join("、", found);
        return found.isEmpty() || joined.length() > LONGEST ? Optional.empty() : Optional.of(joined);
    }

    /** Line ends and the signs between two numbers stay what they are until the parts are taken apart. */
    private static String separated(String written) {
        var text = Characters.visible(written).replaceAll("_x000[DA]_", "\n");
        return BRACKETS.matcher(text).replaceAll("（$1） ");
    }

    /** One number with what belongs to it, or several with spaces between. */
    private static List<String> part(String text) {
        var whole = one(text);
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        var numbers = new ArrayList<String>();
        var group = new StringBuilder();
        // 13800000001 爷爷 13900000002 奶奶: where the first number comes first, words belong to the number before them
        var wordsFollow = Character.isDigit(text.charAt(0));
        for (var word : text.split(" ")) {
            group.append(group.isEmpty() ? "" : " ").append(word);
            var number = one(group.toString()).filter(PhoneNumbers::standsAlone);
            if (number.isPresent()) {
                numbers.add(number.get());
                group.setLength(0);
            } else if (!numbers.isEmpty() && group.toString().equals(word) && word.matches("\\(" + WHOSE + "\\)")) {
                numbers.add(numbers.removeLast() + word.replace("(", "（").replace(")", "）"));
                group.setLength(0);
            } else if (wordsFollow
                    && !numbers.isEmpty()
                    && group.toString().equals(word)
                    && word.matches(WHOSE)
                    && !word.equals("转")
                    && !numbers.getLast().endsWith("）")) {
                numbers.add(numbers.removeLast() + "（" + word + "）");
                group.setLength(0);
            }
        }
        return group.isEmpty() ? numbers : List.of();
    }

    private static Optional<String> one(String text) {
        var whose = "";
        var rest = text;
        var brackets = BRACKETS.matcher(rest);
        if (brackets.find()) {
            whose = "（" + brackets.group(1) + "）";
            rest = brackets.replaceFirst("").strip();
        } else {
            var label = LABEL.matcher(rest);
            if (label.find() && !"转".equals(label.group(1)) && !"转".equals(label.group(2))) {
                whose = "（" + (label.group(1) == null ? label.group(2) : label.group(1)) + "）";
                rest = label.replaceFirst("").strip();
            }
        }
        if (DAY.matcher(rest).matches()) {
            return Optional.empty();
        }
        rest = rest.replaceAll("^['`´‘’′\\s]+|['`´‘’′\\s]+$", "");
        var extension = EXTENSION.matcher(rest);
        var behind = "";
        if (extension.find()) {
            behind = "转" + extension.group(1);
            rest = extension.replaceFirst("");
        }
        rest = COUNTRY.matcher(rest).replaceFirst("");
        var hyphen = HYPHEN_EXTENSION.matcher(rest);
        if (behind.isEmpty() && hyphen.matches()) {
            behind = "转" + hyphen.group(2);
            rest = hyphen.group(1);
        }
        rest = AREA_IN_BRACKETS.matcher(rest).replaceFirst("$1").replaceAll("(?<=[0-9])[\\s\\-–—.]+(?=[0-9])", "");
        rest = rest.replaceFirst("^([0-9]{3,})\\.0+$", "$1");
        return isNumber(rest) ? Optional.of(rest + behind + whose) : Optional.empty();
    }

    /** Short numbers are taken for themselves only: four of them in a row are two numbers with spaces. */
    private static boolean standsAlone(String number) {
        return number.chars().filter(Character::isDigit).count() >= SHORTEST_OF_SEVERAL;
    }

    private static boolean isNumber(String digits) {
        return List.of(MOBILE, FIXED, LOCAL, SHORT, SERVICE, ABROAD).stream()
                .anyMatch(kind -> kind.matcher(digits).matches());
    }
}
