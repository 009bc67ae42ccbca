package lantian.pairing.caregiver;

import java.util.EnumSet;
import java.util.Set;

/** What sort of person a caregiver is (结对人员类别). */
public enum Category {
    CLASS_TEACHER,
    SUBJECT_TEACHER,
    LIFE_TEACHER,
    RETIRED_TEACHER,
    CADRE,
    PARTY_MEMBER,
    VILLAGER,
    VOLUNTEER,
    ENTREPRENEUR,
    PARENT,
    PUPIL;

    private static final Set<Category> TEACHERS = EnumSet.of(CLASS_TEACHER, SUBJECT_TEACHER, LIFE_TEACHER);

    /** Codes tell teachers of the school (T) from volunteers of all sorts (V). */
    CaregiverCode.Series series() {
        return TEACHERS.contains(this) ? CaregiverCode.Series.T : CaregiverCode.Series.V;
    }

    /** A pupil helps with lessons and is a friend, and bears no guardian's duty. */
    public boolean mayBearDuty() {
        return this != PUPIL;
    }
}
