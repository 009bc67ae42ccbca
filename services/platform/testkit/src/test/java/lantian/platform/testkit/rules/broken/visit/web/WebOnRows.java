package lantian.platform.testkit.rules.broken.visit.web;

import lantian.platform.testkit.rules.broken.visit.persistence.PublicRows;

/** An adapter that knows another adapter. */
record WebOnRows(PublicRows rows) {}
