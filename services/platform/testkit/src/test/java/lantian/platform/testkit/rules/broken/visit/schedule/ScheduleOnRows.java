package lantian.platform.testkit.rules.broken.visit.schedule;

import lantian.platform.testkit.rules.broken.visit.persistence.PublicRows;

/** An adapter that knows another adapter. */
record ScheduleOnRows(PublicRows rows) {}
