package lantian.platform.testkit.rules.broken.visit.operation;

import lantian.platform.testkit.rules.broken.visit.persistence.PublicRows;

/** An adapter that knows another adapter. */
record OperationOnRows(PublicRows rows) {}
