package lantian.platform.testkit.rules.broken.visit.messaging;

import lantian.platform.testkit.rules.broken.visit.persistence.PublicRows;

/** An adapter that knows another adapter. */
record MessagingOnRows(PublicRows rows) {}
