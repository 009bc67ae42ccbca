package lantian.registry.rosterimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import lantian.registry.child.Enrolled;
import lantian.registry.child.Guardian;
import lantian.registry.child.Parent;
import lantian.registry.child.Profile;
import lantian.registry.child.Recognition;
import lantian.registry.child.Sex;
import lantian.registry.school.ClassName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NotInFileTest {

    private static final LocalDate BORN = LocalDate.of(2017, 5, 17);
    private static final ClassName FIRST = new ClassName("三年级", "1班");
    private static final ClassName SECOND = new ClassName("三年级", "2班");

    private final Map<ClassName, UUID> classes = Map.of(FIRST, UUID.randomUUID(), SECOND, UUID.randomUUID());
    private final NamedInFile file = new NamedInFile();

    @Test
    void who_is_not_in_the_file_of_the_own_class_is_asked_about() {
        file.row(row("王小明", null, FIRST));

        var found = in(child("王小明", null, FIRST), child("李小红", null, FIRST));

        assertThat(names(found)).containsExactly("李小红");
        assertThat(found.classes()).isEmpty();
    }

    @Test
    void of_a_class_that_the_file_does_not_name_nobody_is_missing_but_the_class_is_told() {
        file.row(row("王小明", null, FIRST));

        var found = in(child("王小明", null, FIRST), child("李小红", null, SECOND));

        assertThat(found.children()).isEmpty();
        assertThat(found.classes()).containsExactly(classes.get(SECOND));
    }

    @Test
    void a_row_that_was_refused_still_speaks_of_its_child_and_the_class() {
        file.refused("王 小明");

        var found = in(child("王小明", null, FIRST), child("李小红", null, FIRST));

        assertThat(names(found)).containsExactly("李小红");
    }

    @Test
    void a_child_of_the_same_number_is_in_the_file_whatever_the_name() {
        file.row(row("王晓明", "G1", FIRST));

        assertThat(in(child("王小明", "G1", FIRST)).children()).isEmpty();
    }

    @Test
    void another_child_of_the_same_name_is_not() {
        file.row(row("王小明", "G1", FIRST));
        var namesake = new Enrolled(
                UUID.randomUUID(), new Recognition.Key("王小明", BORN.plusDays(1), Sex.MALE, "G2"), inClass(FIRST));

        assertThat(in(namesake).children()).containsExactly(namesake);
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_child_is_in_the_file_or_asked_about_or_of_a_class_that_is_told(int seed) {
        var random = new Random(seed);
        var school = IntStream.range(0, 30)
                .mapToObj(i -> child("孩子" + i, null, random.nextBoolean() ? FIRST : SECOND))
                .toList();
        var written = new HashSet<UUID>();
        for (var child : school) {
            if (random.nextInt(4) > 0) {
                written.add(child.child());
                if (random.nextInt(5) == 0) {
                    file.refused(child.key().name());
                } else {
                    file.row(row(child.key().name(), null, of(child.schoolClass())));
                }
            }
        }

        var found = in(school.toArray(Enrolled[]::new));

        var asked = new ArrayList<>(written);
        found.children().forEach(child -> asked.add(child.child()));
        school.stream()
                .filter(child -> found.classes().contains(child.schoolClass()))
                .forEach(child -> asked.add(child.child()));
        assertThat(asked)
                .containsExactlyInAnyOrderElementsOf(
                        school.stream().map(Enrolled::child).toList());
    }

    private NotInFile in(Enrolled... enrolled) {
        var keys = new HashMap<UUID, String>();
        classes.forEach((name, id) -> keys.put(id, name.key()));
        return NotInFile.of(file, List.of(enrolled), keys);
    }

    private Enrolled child(String name, @Nullable String number, ClassName inClass) {
        return new Enrolled(UUID.randomUUID(), new Recognition.Key(name, BORN, Sex.MALE, number), inClass(inClass));
    }

    private UUID inClass(ClassName name) {
        return java.util.Objects.requireNonNull(classes.get(name));
    }

    private ClassName of(UUID id) {
        return classes.entrySet().stream()
                .filter(each -> each.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(NotInFile found) {
        return found.children().stream().map(child -> child.key().name()).toList();
    }

    private static Entry row(String name, @Nullable String number, ClassName inClass) {
        return new Entry(
                2,
                new Profile.Identity(name, Sex.MALE, BORN, number),
                new Entry.Schooling(inClass, null, null),
                new Profile.Home(null, null, Parent.UNKNOWN, Parent.UNKNOWN, Guardian.UNKNOWN, null),
                new Profile.Remarks(null, null, null, null, null),
                new Entry.Days(null, null, null));
    }
}
