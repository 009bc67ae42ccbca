package lantian.registry.child;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The village inside an address, by which people plan their ways: {@code 清溪乡上坝村3组} is in 上坝村. */
public final class Village {

    private static final Pattern INSIDE = Pattern.compile("([^省市县区乡镇\\s\\d]{1,8}(?:村|社区|居委会))");

    private Village() {}

    public static Optional<String> of(@Nullable String address) {
        return Optional.ofNullable(address)
                .map(INSIDE::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1));
    }
}
