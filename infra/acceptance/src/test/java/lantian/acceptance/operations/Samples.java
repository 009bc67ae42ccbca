package lantian.acceptance.operations;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code /actuator/prometheus} answers, and whether a query of Prometheus would find something in it. */
record Samples(List<Sample> all) {

    record Sample(String name, Map<String, String> labels) {}

    /** One series that a query asks for: a name, and what its labels must be. */
    record Selector(String name, List<Matcher> matchers) {

        boolean finds(Sample sample) {
            return sample.name().equals(name)
                    && matchers.stream()
                            .allMatch(matcher -> matcher.accepts(sample.labels().getOrDefault(matcher.label(), "")));
        }
    }

    record Matcher(String label, String how, String value) {
        boolean accepts(String actual) {
            return switch (how) {
                case "=" -> actual.equals(value);
                case "!=" -> !actual.equals(value);
                case "=~" -> actual.matches(value);
                default -> !actual.matches(value);
            };
        }
    }

    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? [^ ]+");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)(=~|!~|!=|=)\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\([^)]*\\)");
    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{([^}]*)})?(\\s*\\()?");

    static Samples of(Stream<String> answers) {
        return new Samples(answers.flatMap(String::lines)
                .filter(line -> !line.startsWith("#"))
                .map(LINE::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(line -> new Sample(line.group(1), labels(line.group(2))))
                .toList());
    }

    boolean has(String name) {
        return all.stream().anyMatch(sample -> sample.name().equals(name));
    }

    boolean answers(Selector selector) {
        return all.stream().anyMatch(selector::finds);
    }

    /** The series that a query is made of: names that are no function, without what it groups by and over which time. */
    static List<Selector> selectors(String query) {
        var bare = GROUPING.matcher(query).replaceAll(" ").replaceAll("\\[[^]]*]", "");
        return SELECTOR.matcher(bare)
                .results()
                .filter(found -> found.group(3) == null)
                .map(found -> new Selector(found.group(1), matchers(found.group(2))))
                .toList();
    }

    private static List<Matcher> matchers(@org.jspecify.annotations.Nullable String text) {
        return LABEL.matcher(Objects.requireNonNullElse(text, ""))
                .results()
                .map(found -> new Matcher(found.group(1), found.group(2), found.group(3)))
                .toList();
    }

    private static Map<String, String> labels(@org.jspecify.annotations.Nullable String text) {
        var labels = new TreeMap<String, String>();
        matchers(text).forEach(label -> labels.put(label.label(), label.value()));
        return labels;
    }
}
