package lantian.pairing.caregiver;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.platform.web.IdempotentPut.Stored;
import org.jspecify.annotations.Nullable;

/** The caregivers of the bound school. */
public interface Caregivers {

    Optional<Caregiver> find(CaregiverId id);

    /** Nobody else changes or pairs this caregiver until the transaction ends. */
    Optional<Caregiver> lock(CaregiverId id);

    /** What stands under the id; empty too for one that no request has described yet. */
    Optional<Stored> stored(CaregiverId id);

    /** The member of staff as a caregiver, and everybody who signs in with the same account. */
    List<Caregiver> tiedTo(StaffMember member);

    /** Who signs in with the account now; nobody else is given it until the transaction ends. */
    List<CaregiverId> claim(UUID account);

    /** The next code of the series, never given out twice. */
    CaregiverCode nextCode(CaregiverCode.Series series);

    /** @param description what the request said; null where registry made the caregiver */
    void add(Caregiver caregiver, @Nullable Description description);

    void describe(Caregiver caregiver, Description description);

    /** Takes over what registry says: name, account, staff, active. */
    void follow(Caregiver caregiver);

    Optional<String> phone(CaregiverId id);

    /**
     * In the order of their codes.
     *
     * @param reach the only ones that may be listed; null for all
     */
    List<Caregiver> list(Filter filter, @Nullable Reach reach, @Nullable After after, int atMost);

    /** The parts of a request that are not the caregiver's own state. */
    record Description(@Nullable String phone, String fingerprint) {}

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
