package lantian.contactlog.standard;

/** Who was met in a contact, beside those who made it. */
public enum Met {
    CHILD,
    GUARDIAN,
    PARENT
}
