package lantian.platform.testkit.rules.broken.visit.excel;

import lantian.platform.testkit.rules.broken.visit.persistence.PublicRows;

/** An adapter that knows another adapter. */
record ExcelOnRows(PublicRows rows) {}
