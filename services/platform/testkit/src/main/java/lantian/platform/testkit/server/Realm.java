package lantian.platform.testkit.server;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The realm of {@code infra/keycloak/realm}: {@code lantian.json} as production imports it, and {@code demo.json}, which
 * adds the command line's client and the bureau's demo accounts.
 *
 * @param values for the placeholders: {@code LANTIAN_COUNTY_ID LANTIAN_PUBLIC_URL LANTIAN_GATEWAY_SECRET
 *     LANTIAN_REGISTRY_SECRET}, and {@code LANTIAN_DEMO_PASSWORD} for the demo
 */
public record Realm(Map<String, String> values) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(LANTIAN_[A-Z_]+)}");

    /** @param name of the realm, normally {@code lantian} */
    public String production(String name) throws IOException {
        return filled("lantian.json")
                .replaceFirst("\"id\": \"lantian\"", "\"id\": \"" + name + "\"")
                .replaceFirst("\"realm\": \"lantian\"", "\"realm\": \"" + name + "\"");
    }

    /** For Keycloak's partial import; what is there already stays as it is. */
    public String demo() throws IOException {
        return filled("demo.json");
    }

    private String filled(String file) throws IOException {
        var text = Files.readString(Distributions.root().resolve("infra/keycloak/realm/" + file));
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            var value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException(file + " needs a value for " + found.group(1));
            }
            return java.util.regex.Matcher.quoteReplacement(value);
        });
    }
}
