package lantian.contactlog.contact.persistence;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Codes of findings as one text, to be sealed: what was found in a child is nobody's who reads the tables. */
final class Findings {

    private Findings() {}

    static String write(Set<String> findings) {
        return findings.stream().sorted().collect(Collectors.joining(","));
    }

    static Set<String> read(String written) {
        return Arrays.stream(written.split(","))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
