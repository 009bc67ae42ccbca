package lantian.contactlog.contact;

/** What happened to contacts, published with the change itself. */
public interface ContactEvents {

    void recorded(Contact contact);
}
