package lantian.pairing.caregiver;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is asked of all caregivers of the bound school at once. */
public interface CaregiverLists {

    /** Who signs in with the account now; nobody else is given it until the transaction ends. */
    List<CaregiverId> claim(UUID account);

    /** The next code of the series, never given out twice. */
    CaregiverCode nextCode(CaregiverCode.Series series);

    /**
     * In the order of their codes.
     *
     * @param reach the only ones that may be listed; null for all
     */
    List<CaregiverId> list(Filter filter, @Nullable Reach reach, @Nullable After after, int atMost);

    /** Each part that is given narrows the list. */
    record Filter(
            @Nullable String name,
            @Nullable Category category,
            @Nullable UUID account,
            @Nullable Boolean active) {}

    /** Those who sign in with the account, and some others. */
    record Reach(UUID account, Set<CaregiverId> others) {}

    /** The last one seen. */
    record After(String code, UUID id) {}
}
