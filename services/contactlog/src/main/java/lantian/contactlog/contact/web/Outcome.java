package lantian.contactlog.contact.web;

/** How a contact ended. */
enum Outcome {
    COMPLETED,
    FAILED
}
