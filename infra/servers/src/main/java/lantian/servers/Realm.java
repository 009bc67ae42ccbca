package lantian.servers;

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

    /** The group of {@code demo.json} whose members need no one-time code, whatever they may do. */
    public static final String DEMO_ACCOUNTS = "/demo accounts";

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

    /** Settings of the realm {@code master}, where Keycloak's own administrators sign in. */
    public static String master() throws IOException {
        return read("master.json");
    }

    private String filled(String file) throws IOException {
        return PLACEHOLDER.matcher(read(file)).replaceAll(found -> {
            var value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException(file + " needs a value for " + found.group(1));
            }
            return java.util.regex.Matcher.quoteReplacement(value);
        });
    }

    private static String read(String file) throws IOException {
        return Files.readString(Distributions.root().resolve("infra/keycloak/realm/" + file));
    }
}
