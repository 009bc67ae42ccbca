package lantian.pairing.caregiver;

/** What came of the wish to add or describe a caregiver. */
public sealed interface Keeping {

    record Added(Caregiver caregiver) implements Keeping {}

    record Described(Caregiver caregiver) implements Keeping {}

    /** The same was said before; nothing changed. */
    record KnownBefore(Caregiver caregiver) implements Keeping {}

    /** Expected refusals. */
    enum Refused implements Keeping {
        /** A class teacher's login is changed with the staff, not here. */
        LOGIN_BELONGS_TO_STAFF,
        /** Another caregiver of the school signs in with it: one login is one person. */
        LOGIN_ALREADY_USED,
        /** A partner's administrator may not decide by a login who sees children. */
        LOGIN_OPENS_CHILDREN
    }
}
