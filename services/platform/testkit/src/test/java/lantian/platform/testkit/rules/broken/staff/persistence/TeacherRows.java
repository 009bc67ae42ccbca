package lantian.platform.testkit.rules.broken.staff.persistence;

import lantian.platform.testkit.rules.broken.school.School;

/** The other half of the circle. */
record TeacherRows(School school) {}
