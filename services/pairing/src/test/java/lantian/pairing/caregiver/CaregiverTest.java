package lantian.pairing.caregiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import lantian.platform.tenancy.Accounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaregiverTest {

    @ParameterizedTest
    @CsvSource({"CLASS_TEACHER,9,T-09", "LIFE_TEACHER,10,T-10", "RETIRED_TEACHER,3,V-03", "PUPIL,123,V-123"})
    void codes_tell_teachers_of_the_school_from_volunteers(Category category, int number, String code) {
        assertThat(CaregiverCode.of(category.series(), number)).hasToString(code);
    }

    @Test
    void a_class_teacher_is_a_caregiver_without_a_name_and_with_the_account_of_the_staff_list() {
        var chen = Staffroom.chenAsCaregiver();

        assertThat(chen.name()).isNull();
        assertThat(chen.id().value()).isEqualTo(Staffroom.teacherChen().id());
        assertThat(chen.account()).isEqualTo(Staffroom.teacherChen().account());
    }

    @Test
    void a_class_teacher_keeps_account_and_code_when_the_school_enters_the_name() {
        var named = Staffroom.chenAsCaregiver();

        named.describe(new Profile("陈秀兰", Category.SUBJECT_TEACHER, null, null, 5), null);

        assertThat(named.name()).isEqualTo("陈秀兰");
        assertThat(named.code()).hasToString("T-09");
        assertThat(named.account()).isEqualTo(Staffroom.teacherChen().account());
    }

    @Test
    void a_class_teacher_takes_no_other_login() {
        assertThat(Staffroom.chenAsCaregiver().acceptsLogin(new Profile("陈", Category.CADRE, "other", null, null)))
                .isFalse();
        assertThat(Staffroom.villagerLi(null).acceptsLogin(new Profile("李", Category.CADRE, "li", null, null)))
                .isTrue();
    }

    @Test
    void a_login_is_the_same_account_in_any_case_of_letters() {
        var profile = new Profile("李秀英", Category.VILLAGER, " Li.XiuYing ", null, null);

        assertThat(profile.account()).isEqualTo(Accounts.of("li.xiuying"));
    }

    @Test
    void news_of_the_staff_that_change_nothing_are_recognised() {
        var chen = Staffroom.chenAsCaregiver();
        var left = new StaffMember(
                Staffroom.teacherChen().id(), Staffroom.teacherChen().account(), null, true, false, List.of(), 2);

        assertThat(chen.agreesWith(Staffroom.teacherChen())).isTrue();
        assertThat(chen.agreesWith(left)).isFalse();
        assertThat(following(chen, left).active()).isFalse();
    }

    @Test
    void a_class_teacher_carries_the_name_of_the_staff_list_and_follows_it() {
        var told = new StaffMember(
                Staffroom.teacherChen().id(), Staffroom.teacherChen().account(), "陈秀兰", true, true, List.of(), 2);
        var corrected = new StaffMember(told.id(), told.account(), "陈秀岚", true, true, List.of(), 3);
        var unnamed = new StaffMember(told.id(), told.account(), null, true, true, List.of(), 4);

        var chen = Caregiver.classTeacher(told, CaregiverCode.of(CaregiverCode.Series.T, 9));

        assertThat(chen.name()).isEqualTo("陈秀兰");
        assertThat(following(Staffroom.chenAsCaregiver(), told).name()).isEqualTo("陈秀兰");
        assertThat(chen.agreesWith(corrected)).isFalse();
        assertThat(chen.agreesWith(unnamed)).isTrue();
        assertThat(following(chen, corrected).name()).isEqualTo("陈秀岚");
        assertThat(following(Staffroom.villagerLi(null), told).name()).isEqualTo("李秀英");
    }

    @Test
    void a_capacity_below_one_child_makes_no_sense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Profile("李秀英", Category.VILLAGER, null, null, 0));
    }

    private static Caregiver following(Caregiver caregiver, StaffMember member) {
        caregiver.follow(member);
        return caregiver;
    }
}
