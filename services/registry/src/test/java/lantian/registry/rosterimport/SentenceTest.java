package lantian.registry.rosterimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SentenceTest {

    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

    private final ResourceBundle chinese = ResourceBundle.getBundle("roster", Locale.ROOT);
    private final ResourceBundle english = ResourceBundle.getBundle("roster", Locale.ENGLISH);

    @ParameterizedTest
    @EnumSource(Sentence.class)
    void each_is_said_in_both_languages_with_the_same_arguments(Sentence sentence) {
        var written = chinese.getString(sentence.key());
        var translated = english.getString(sentence.key());

        assertThat(translated).isNotEqualTo(written);
        assertThat(arguments(translated)).isEqualTo(arguments(written));
        // both are message formats, in which an apostrophe hides what follows
        assertThat(written + translated).doesNotContain("'");
    }

    @Test
    void no_sentence_is_left_over() {
        var keys = new TreeSet<>(chinese.keySet());
        Arrays.stream(Sentence.values()).map(Sentence::key).forEach(keys::remove);

        assertThat(keys).containsExactly("as-written", "named", "problem", "somebody-else");
    }

    private static Set<String> arguments(String text) {
        return new TreeSet<>(ARGUMENT.matcher(text)
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList());
    }
}
