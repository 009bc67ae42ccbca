package lantian.contactlog.contact;

/** Tells the other services. */
public interface ContactNews {

    void recorded(Contact contact);
}
