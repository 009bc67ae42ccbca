package lantian.registry.rosterimport;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lantian.registry.rosterimport.Heading.State;
import lantian.registry.rosterimport.HeadingWord.About;
import lantian.registry.rosterimport.HeadingWord.Bare;
import lantian.registry.rosterimport.HeadingWord.Fact;
import lantian.registry.rosterimport.HeadingWord.Introduces;
import lantian.registry.rosterimport.HeadingWord.LeftBehind;
import lantian.registry.rosterimport.HeadingWord.Says;
import lantian.registry.rosterimport.HeadingWord.Unknown;
import org.jspecify.annotations.Nullable;

/**
 * Understands the lines of headings: up to three of them, of which the upper ones name groups. A word that can be said of
 * several people belongs to the person before it, unless something else stands between.
 */
final class Headings {

    private static final int LONGEST = 60;
    private static final List<String> WORDS = List.of("姓名", "名字", "性别", "出生", "生日");
    /** One of each of them. */
    private static final String LETTERS = "名性生";

    private final List<Line> lines;
    private final List<Heading> found = new ArrayList<>();

    private Headings(List<Line> lines) {
        this.lines = lines;
    }

    static List<Heading> understand(List<Line> lines) {
        return new Headings(lines).understand();
    }

    /** Whether a line holds the names of columns: the child's name and another, or three that every roster needs. */
    static boolean isHeading(Line line) {
        var name = false;
        var known = 0;
        var required = EnumSet.noneOf(Column.class);
        var taken = line.taken();
        if (taken.length < 2 || !mayBe(line, taken)) {
            return false;
        }
        for (int column : taken) {
            if (!isText(line.at(column))) {
                continue;
            }
            var word = HeadingWord.of(line.text(column));
            var says = says(word);
            name |= says == Column.NAME;
            known += word.isKnown() ? 1 : 0;
            if (says != null && Column.REQUIRED.contains(says)) {
                required.add(says);
            }
        }
        return (name && known >= 2) || required.size() >= 3;
    }

    /** Without any of these words it is no heading, which is quickly seen of most lines. */
    private static boolean mayBe(Line line, int[] taken) {
        for (int column : taken) {
            var cell = line.at(column);
            if (cell != null && cell.text().length() <= LONGEST && hasLetterOfWords(cell.text())) {
                var text = cell.text().replaceAll("[\\s\\p{Z}\\p{Cf}]", "");
                if (WORDS.stream().anyMatch(text::contains)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hasLetterOfWords(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (LETTERS.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a line names people above the columns that a heading below it names.
     *
     * @param nothingAbove no children stand above it, of whose guardians its words could speak
     */
    static boolean isGroups(Line line, Line heading, boolean nothingAbove) {
        if (line.number() != heading.number() - 1 || !isHeading(heading)) {
            return false;
        }
        var taken = line.taken();
        var people = 0;
        var family = false;
        for (int column : taken) {
            var person = HeadingWord.group(line.text(column));
            people += person == null ? 0 : 1;
            family |= person == Person.FATHER || person == Person.MOTHER || person == Person.GUARDIAN;
            if (taken.length == 1 && person == Person.CHILD) {
                // 学生基本信息 above everything is a title
                return false;
            }
        }
        return people > 0 && (people * 2 >= taken.length || (family && nothingAbove));
    }

    /** Whether a line below headings says more of them: it has no name of a child, and most of it are words of headings. */
    static boolean isBelow(Line heading, Line line) {
        if (line.number() != heading.number() + 1) {
            return false;
        }
        var known = 0;
        for (int column : line.taken()) {
            if (says(HeadingWord.of(heading.text(column))) == Column.NAME || !isText(line.at(column))) {
                return false;
            }
            var group = heading.shownText(column);
            var text = line.text(column);
            var word = group.isEmpty() ? HeadingWord.of(text) : HeadingWord.below(group, text);
            known += word.isKnown() ? 1 : 0;
        }
        return known > 0 && known * 2 >= line.taken().length;
    }

    private static boolean isText(@Nullable Cell cell) {
        return cell != null && cell.kind() == Cell.Kind.TEXT;
    }

    private static @Nullable Column says(HeadingWord word) {
        return switch (word) {
            case Says(var column) -> column;
            case Bare(var fact) ->
                switch (fact) {
                    case NAME -> Column.NAME;
                    case SEX -> Column.SEX;
                    case BIRTH -> Column.BIRTH_DATE;
                    default -> null;
                };
            default -> null;
        };
    }

    /** A column's words, and whom the columns before it speak of. */
    private record Place(
            int column,
            String text,
            HeadingWord word,
            @Nullable Person before,
            boolean near) {

        Person person() {
            return before == null ? Person.CHILD : before;
        }

        boolean isOf(Fact fact) {
            return word instanceof Bare(var its) && its == fact;
        }
    }

    private List<Heading> understand() {
        var places = places();
        places.forEach(place -> found.add(heading(place, places)));
        settleDoubles();
        return List.copyOf(found);
    }

    private List<Place> places() {
        var places = new ArrayList<Place>();
        var width = lines.stream().mapToInt(Line::width).max().orElse(0);
        Person before = null;
        var near = true;
        var named = false;
        for (int column = 0; column < width; column++) {
            var path = path(column);
            if (path.isEmpty() || isReachedInto(column)) {
                continue;
            }
            var leaf = path.getLast();
            var word = path.size() == 1 ? HeadingWord.of(leaf) : below(path);
            if (before != null && near && isFamilysPhone(word, leaf)) {
                word = HeadingWord.of(leaf);
            }
            if (word instanceof Bare(var fact) && fact == Fact.NAME) {
                word = named ? word : new Says(Column.NAME);
            }
            named |= says(word) == Column.NAME;
            places.add(new Place(column, text(path), word, before, near));
            switch (word) {
                case Says(var said)
                when said.person() != Person.CHILD -> {
                    before = said.person();
                    near = true;
                }
                case Says(var said)
                when said == Column.NAME -> {
                    before = null;
                    near = true;
                }
                case Says _ -> near = false;
                case About about -> {
                    before = about.person() == Person.CHILD ? null : about.person();
                    near = true;
                }
                case Introduces(var person) -> {
                    before = person;
                    near = true;
                }
                case LeftBehind _ -> {
                    before = leaf.contains("家长") || leaf.contains("人员") ? Person.PARENT : before;
                    near = leaf.contains("家长") || leaf.contains("人员");
                }
                case Bare bare
                when bare.fact() == Fact.NAME -> {
                    before = Person.OTHER;
                    near = true;
                }
                case Bare _ -> {}
                default -> near = false;
            }
        }
        return places;
    }

    /** 联系电话 below 家庭情况, which is the family's only where no person stands before it. */
    private static boolean isFamilysPhone(HeadingWord word, String leaf) {
        return word.equals(new Says(Column.HOME_PHONE))
                && HeadingWord.of(leaf) instanceof Bare(var fact)
                && fact == Fact.PHONE;
    }

    /** Whether the lowest word above a column is that of a column to its left, merged over both. */
    private boolean isReachedInto(int column) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            var line = lines.get(i);
            if (!line.shownText(column).isEmpty()) {
                return line.at(column) == null
                        && line.merged().stream()
                                .anyMatch(each -> each.span().covers(column)
                                        && each.span().firstColumn() < column);
            }
        }
        return false;
    }

    private static HeadingWord below(List<String> path) {
        var leaf = path.getLast();
        for (int i = path.size() - 2; i >= 0; i--) {
            var word = HeadingWord.below(path.get(i), leaf);
            if (HeadingWord.group(path.get(i)) != null || !word.equals(HeadingWord.of(leaf))) {
                return word;
            }
        }
        return HeadingWord.of(leaf);
    }

    /** The words above a column, from the top; a group that is not merged reaches to the next one. */
    private List<String> path(int column) {
        var path = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            var word = lines.get(i).shownText(column);
            if (word.isEmpty()
                    && i < lines.size() - 1
                    && !lines.getLast().text(column).isEmpty()) {
                word = carried(lines.get(i), column);
            }
            if (!word.isEmpty() && !path.contains(word)) {
                path.add(word);
            }
        }
        return path;
    }

    private String carried(Line line, int column) {
        for (int i = column - 1; i >= 0; i--) {
            var word = line.text(i);
            if (!word.isEmpty()) {
                var isGroup = HeadingWord.group(word) != null
                        && !isMerged(line, i)
                        && !lines.getLast().text(i).isEmpty();
                return isGroup ? word : "";
            }
        }
        return "";
    }

    /** Whoever merges cells says himself how far they reach. */
    private static boolean isMerged(Line line, int column) {
        return line.merged().stream()
                .map(Line.Merged::span)
                .anyMatch(span -> span.firstColumn() == column && span.lastColumn() > column);
    }

    private static String text(List<String> path) {
        var text = String.join("", path).replaceAll("\\s*\\R\\s*", "");
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static Heading heading(Place place, List<Place> all) {
        return switch (place.word()) {
            case Says(var column) -> Heading.read(place.column(), place.text(), column);
            case About about -> nothing(place, about.person(), State.UNKNOWN);
            case Introduces(var person) -> nothing(place, person, State.UNKNOWN);
            case LeftBehind _ -> new Heading(place.column(), place.text(), null, Person.PARENT, State.AMBIGUOUS, true);
            case Unknown _ -> nothing(place, null, State.UNKNOWN);
            case Bare(var fact) -> bare(place, fact, all);
        };
    }

    private static Heading nothing(Place place, @Nullable Person person, State state) {
        return new Heading(place.column(), place.text(), null, person, state, false);
    }

    private static Heading bare(Place place, Fact fact, List<Place> all) {
        return switch (fact) {
            case NAME -> nothing(place, null, State.AMBIGUOUS);
            case SEX, BIRTH -> ofChild(place, fact, all);
            case RELATION -> relation(place);
            case AWAY -> away(place, all);
            case PHONE, PLACE, EMPLOYER -> ofPersonOrEither(place, fact, all);
            case ADDRESS -> ofPerson(place, fact, true);
            case OCCUPATION, AGE, HEALTH, EDUCATION, NOT_KEPT -> ofPerson(place, fact, false);
        };
    }

    /** The child's is the one that follows no other person; a single one is the child's wherever it stands. */
    private static Heading ofChild(Place place, Fact fact, List<Place> all) {
        var same = all.stream().filter(each -> each.isOf(fact)).toList();
        var childs = same.stream().filter(each -> each.person() == Person.CHILD).findFirst();
        var column = fact == Fact.SEX ? Column.SEX : Column.BIRTH_DATE;
        if (same.size() == 1 || childs.filter(place::equals).isPresent()) {
            return Heading.read(place.column(), place.text(), column);
        }
        return nothing(
                place,
                place.person(),
                place.near() && place.person() != Person.CHILD ? State.UNKNOWN : State.AMBIGUOUS);
    }

    private static Heading relation(Place place) {
        var cares = place.person() == Person.CHILD || place.person() == Person.GUARDIAN;
        return cares
                ? Heading.read(place.column(), place.text(), Column.GUARDIAN_RELATION)
                : nothing(place, place.person(), State.UNKNOWN);
    }

    /** Both parents stand before it, and of the other one nothing of the kind is asked: it may be about either, or both. */
    private static boolean isOfEither(Place place, Fact fact, List<Place> all) {
        var other = switch (place.person()) {
            case FATHER -> Person.MOTHER;
            case MOTHER -> Person.FATHER;
            default -> null;
        };
        var stands = all.stream()
                .filter(each -> each.column() < place.column())
                .anyMatch(each -> each.word() instanceof Says(var column) && column.person() == other);
        var asked = all.stream()
                .anyMatch(each -> each.word() instanceof Says(var column)
                        ? column.person() == other && column.fact() == fact
                        : each.isOf(fact) && each.person() == other);
        return stands && !asked;
    }

    private static Heading away(Place place, List<Place> all) {
        var column = HeadingWord.Words.says(place.person(), Fact.AWAY);
        return column instanceof Says(var said) && place.near() && !isOfEither(place, Fact.AWAY, all)
                ? Heading.read(place.column(), place.text(), said)
                : new Heading(place.column(), place.text(), null, Person.PARENT, State.AMBIGUOUS, true);
    }

    private static Heading ofPersonOrEither(Place place, Fact fact, List<Place> all) {
        return isOfEither(place, fact, all)
                ? nothing(place, Person.PARENT, State.AMBIGUOUS)
                : ofPerson(place, fact, fact != Fact.EMPLOYER || place.person() != Person.CHILD);
    }

    private static Heading ofPerson(Place place, Fact fact, boolean matters) {
        var certain = place.near() || place.person() == Person.CHILD;
        var column = HeadingWord.Words.says(place.person(), fact);
        if (column instanceof Says(var said) && certain) {
            return Heading.read(place.column(), place.text(), said);
        }
        var nobodys = place.person() == Person.OTHER && place.near();
        return nothing(place, place.person(), matters && !nobodys ? State.AMBIGUOUS : State.UNKNOWN);
    }

    /** Two columns for one fact: the heading nearer to the template's is read; of equals none, unless nothing is lost by it. */
    private void settleDoubles() {
        var byMeaning = new EnumMap<Column, List<Heading>>(Column.class);
        for (var heading : found) {
            if (heading.meaning() != null) {
                byMeaning
                        .computeIfAbsent(heading.meaning(), _ -> new ArrayList<>())
                        .add(heading);
            }
        }
        byMeaning.forEach((column, same) -> {
            if (same.size() > 1) {
                var kept = best(column, same);
                same.stream()
                        .filter(each -> !each.equals(kept))
                        .forEach(each -> found.set(found.indexOf(each), each.ambiguous()));
            }
        });
    }

    private static @Nullable Heading best(Column column, List<Heading> same) {
        var least = same.stream().mapToInt(each -> rank(column, each)).min().orElse(0);
        var nearest = same.stream().filter(each -> rank(column, each) == least).toList();
        var firstWill = column.isText() || Column.REQUIRED.contains(column);
        return nearest.size() == 1 || firstWill ? nearest.getFirst() : null;
    }

    private static int rank(Column column, Heading heading) {
        return column.rank(heading.text().replaceAll("[\\s★☆*※]", ""));
    }

    static Map<Column, Integer> columns(List<Heading> headings) {
        var columns = new EnumMap<Column, Integer>(Column.class);
        headings.forEach(heading -> {
            if (heading.meaning() != null) {
                columns.put(Objects.requireNonNull(heading.meaning()), heading.column());
            }
        });
        return columns;
    }
}
