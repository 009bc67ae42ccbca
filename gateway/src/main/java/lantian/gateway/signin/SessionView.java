package lantian.gateway.signin;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, for the console.
 *
 * @param roles in the chosen school: the one named in the request, or the only one
 * @param county whether the bureau is the one chosen
 * @param area an area supervisor's area
 */
record SessionView(
        @Nullable String username,
        @Nullable String name,
        List<String> roles,
        boolean county,
        @Nullable UUID area,
        List<School> schools,
        Csrf csrf) {

    record School(UUID id, String name, List<String> roles) {}

    record Csrf(String header, String token) {}
}
