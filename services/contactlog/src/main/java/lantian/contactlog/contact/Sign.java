package lantian.contactlog.contact;

/** What calls for a visit (五必访). */
public enum Sign {
    LOW_MOOD,
    UNWELL,
    FALLING_MARKS,
    LATE_OR_LEFT_EARLY,
    QUARREL
}
