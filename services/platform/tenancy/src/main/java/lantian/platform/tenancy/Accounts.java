package lantian.platform.tenancy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.UUID;

/** Pseudonyms of logins: events, facts and audit entries name an account, never a user name. */
public final class Accounts {

    private Accounts() {}

    /** The same account for the same user name in every service, whatever its case. */
    public static UUID of(String username) {
        return UUID.nameUUIDFromBytes(("lantian:" + username.toLowerCase(Locale.ROOT)).getBytes(UTF_8));
    }
}
