package lantian.registry.child.persistence;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How a Chinese name is typed: 王小明 is found by {@code wangxiaoming}, {@code xiaoming}, {@code wangxm} and {@code wxm}. */
final class Pinyin {

    private static final int ALL_WAYS_UP_TO = 4;

    /** Characters that are read differently when they are a surname. */
    private static final Map<String, String> SURNAMES = Map.ofEntries(
            Map.entry("单", "shan"),
            Map.entry("曾", "zeng"),
            Map.entry("解", "xie"),
            Map.entry("仇", "qiu"),
            Map.entry("区", "ou"),
            Map.entry("查", "zha"),
            Map.entry("朴", "piao"),
            Map.entry("翟", "zhai"),
            Map.entry("覃", "qin"),
            Map.entry("乐", "yue"),
            Map.entry("盖", "ge"),
            Map.entry("缪", "miao"),
            Map.entry("种", "chong"),
            Map.entry("冼", "xian"),
            Map.entry("召", "shao"),
            Map.entry("尹", "yin"),
            Map.entry("重", "chong"),
            Map.entry("员", "yun"),
            Map.entry("繁", "po"),
            Map.entry("黑", "he"));

    private final Transliterator toLatin = Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");
    private final Map<String, String> known = new ConcurrentHashMap<>();

    /** For sorting, one surname after the other: {@code wang 王 xiao ming}. */
    String sort(String name) {
        var syllables = syllables(name);
        if (!syllables.isEmpty()) {
            syllables.add(1, Character.toString(name.strip().codePointAt(0)));
        }
        return String.join(" ", syllables);
    }

    /** All ways of typing the name, one behind the other. */
    String search(String name) {
        var syllables = syllables(name);
        var ways = new ArrayList<String>();
        if (syllables.size() <= ALL_WAYS_UP_TO) {
            for (int whole = (1 << syllables.size()) - 1; whole >= 0; whole--) {
                ways.add(way(syllables, whole));
            }
        } else {
            ways.add(way(syllables, -1));
            ways.add(way(syllables, 1));
            ways.add(way(syllables, 0));
        }
        return String.join(" ", ways);
    }

    /** @param whole a bit for each syllable that is written out; of the others stands the first letter */
    private static String way(List<String> syllables, int whole) {
        var way = new StringBuilder();
        for (int i = 0; i < syllables.size(); i++) {
            var syllable = syllables.get(i);
            way.append((whole & (1 << Math.min(i, 30))) != 0 ? syllable : syllable.substring(0, 1));
        }
        return way.toString();
    }

    private List<String> syllables(String name) {
        var syllables = new ArrayList<String>();
        var latin = new StringBuilder();
        name.codePoints().forEach(codePoint -> {
            var character = Character.toString(codePoint);
            if (Character.isIdeographic(codePoint)) {
                flush(latin, syllables);
                syllables.add(
                        syllables.isEmpty() && SURNAMES.containsKey(character)
                                ? SURNAMES.get(character)
                                : known.computeIfAbsent(character, this::latin));
            } else if (Character.isLetterOrDigit(codePoint)) {
                latin.append(character.toLowerCase(Locale.ROOT));
            } else {
                flush(latin, syllables);
            }
        });
        flush(latin, syllables);
        syllables.removeIf(String::isEmpty);
        return syllables;
    }

    /** A transliterator is not safe to share; its answers are. */
    private synchronized String latin(String character) {
        return toLatin.transliterate(character).replaceAll("[^a-z0-9]", "");
    }

    private static void flush(StringBuilder latin, List<String> syllables) {
        if (!latin.isEmpty()) {
            syllables.add(latin.toString());
            latin.setLength(0);
        }
    }
}
