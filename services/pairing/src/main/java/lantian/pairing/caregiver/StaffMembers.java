package lantian.pairing.caregiver;

import java.util.Optional;
import java.util.UUID;

/** The staff of the bound school, as registry tells it. */
public interface StaffMembers {

    /** Keeps what is newer than known; false for anything known or overtaken. */
    boolean learn(StaffMember member);

    Optional<UUID> withAccount(UUID account);
}
