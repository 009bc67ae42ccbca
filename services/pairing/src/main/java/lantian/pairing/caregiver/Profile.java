package lantian.pairing.caregiver;

import java.util.Locale;
import java.util.UUID;
import lantian.platform.tenancy.Accounts;
import org.jspecify.annotations.Nullable;

/**
 * What the school says about a caregiver.
 *
 * @param username the login, for those who record contacts themselves
 * @param phone sealed at rest, never in lists or events
 * @param capacity at most so many children at a time; unlimited without it
 */
public record Profile(
        String name,
        Category category,
        @Nullable String username,
        @Nullable String phone,
        @Nullable Integer capacity) {

    public Profile {
        if (capacity != null && capacity < 1) {
            throw new IllegalArgumentException("a caregiver looks after one child at least");
        }
        username =
                username == null || username.isBlank() ? null : username.strip().toLowerCase(Locale.ROOT);
        phone = phone == null || phone.isBlank() ? null : phone.strip();
    }

    @Nullable
    UUID account() {
        return username == null ? null : Accounts.of(username);
    }
}
