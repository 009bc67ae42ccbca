package lantian.registry.child;

import java.time.LocalDate;
import java.util.UUID;
import lantian.registry.school.Stage;
import org.jspecify.annotations.Nullable;

/**
 * 档案: all that is known about a child at one time, as people read and write it. What is dated keeps its history in
 * {@link Child}; this is the newest page of it.
 *
 * @param stage 学段 of the child; never NINE_YEAR, which only a school can be
 */
public record Profile(
        String name,
        Sex sex,
        LocalDate birthDate,
        @Nullable String studentNo,
        Stage stage,
        @Nullable UUID schoolClass,
        boolean boarding,
        @Nullable String address,
        @Nullable String homePhone,
        Parent father,
        Parent mother,
        Guardian guardian,
        @Nullable CareType care,
        @Nullable String character,
        @Nullable String interests,
        @Nullable String specialSituation,
        @Nullable String remark,
        @Nullable RiskLevel risk) {

    /** One class, or one family by a name of it: then two namesakes of one day are rather one child. */
    public boolean isCloseTo(Profile other) {
        return (schoolClass != null && schoolClass.equals(other.schoolClass))
                || same(father.name(), other.father.name())
                || same(mother.name(), other.mother.name())
                || same(guardian.name(), other.guardian.name());
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }

    Profile in(@Nullable UUID otherClass) {
        return new Profile(
                name,
                sex,
                birthDate,
                studentNo,
                stage,
                otherClass,
                boarding,
                address,
                homePhone,
                father,
                mother,
                guardian,
                care,
                character,
                interests,
                specialSituation,
                remark,
                risk);
    }

    /** Whether a contact card (联系卡) that was issued for the other profile still says the truth. */
    boolean sameCard(Profile other) {
        return name.equals(other.name)
                && samePhone(father, other.father)
                && samePhone(mother, other.mother)
                && same(address, other.address)
                && same(homePhone, other.homePhone)
                && same(guardian.name(), other.guardian.name())
                && same(guardian.relation(), other.guardian.relation())
                && same(guardian.address(), other.guardian.address())
                && same(guardian.phone(), other.guardian.phone())
                && same(schoolClass, other.schoolClass);
    }

    private static boolean samePhone(Parent one, Parent other) {
        return same(one.name(), other.name())
                && same(one.awayPlace(), other.awayPlace())
                && same(one.employer(), other.employer())
                && same(one.phone(), other.phone());
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return java.util.Objects.equals(one, other);
    }
}
