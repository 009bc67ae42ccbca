package lantian.platform.messaging;

/**
 * A fact that other services may know.
 *
 * @param topic owner and aggregate, such as {@code contactlog.contacts}
 * @param key the aggregate's id; facts with the same topic and key arrive in the order of their commits
 * @param type what happened and in which version of the schema, such as {@code contactlog.contact-recorded.v1}
 * @param payload becomes JSON; ids and facts only, never names, phones or free text
 */
public record Announcement(String topic, String key, String type, Object payload) {}
