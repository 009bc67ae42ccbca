package lantian.platform.testkit.rules.broken.school;

import lantian.platform.testkit.rules.broken.staff.Teacher;

/** One half of a circle. */
public record School(Teacher principal) {}
