package lantian.registry.child;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import lantian.registry.school.Stage;
import org.jspecify.annotations.Nullable;

/**
 * 档案: all that is known about a child at one time, as people read and write it. What is dated keeps its history in
 * {@link Child}; this is the newest page of it.
 */
public record Profile(Identity identity, Schooling schooling, Home home, Remarks remarks) {

    /** Who the child is. */
    public record Identity(
            String name,
            Sex sex,
            LocalDate birthDate,
            @Nullable String studentNo) {}

    /** @param stage 学段 of the child; never NINE_YEAR, which only a school can be */
    public record Schooling(Stage stage, @Nullable UUID schoolClass, boolean boarding) {}

    /** Where and with whom the child lives, and where the parents are. */
    public record Home(
            @Nullable String address,
            @Nullable String homePhone,
            Parent father,
            Parent mother,
            Guardian guardian,
            @Nullable CareType care) {

        Home with(Parent newFather, Parent newMother) {
            return new Home(address, homePhone, newFather, newMother, guardian, care);
        }

        /** One family, by a name of it. */
        private boolean isCloseTo(Home other) {
            return alike(father.name(), other.father.name())
                    || alike(mother.name(), other.mother.name())
                    || alike(guardian.name(), other.guardian.name());
        }

        private static boolean alike(@Nullable String one, @Nullable String other) {
            return one != null && one.equals(other);
        }

        /** Whether the same people are reached in the same way. */
        private boolean sameCard(Home other) {
            return sameCard(father, other.father)
                    && sameCard(mother, other.mother)
                    && Objects.equals(address, other.address)
                    && Objects.equals(homePhone, other.homePhone)
                    && Objects.equals(guardian.name(), other.guardian.name())
                    && Objects.equals(guardian.relation(), other.guardian.relation())
                    && Objects.equals(guardian.address(), other.guardian.address())
                    && Objects.equals(guardian.phone(), other.guardian.phone());
        }

        private static boolean sameCard(Parent one, Parent other) {
            return Objects.equals(one.name(), other.name())
                    && Objects.equals(one.awayPlace(), other.awayPlace())
                    && Objects.equals(one.employer(), other.employer())
                    && Objects.equals(one.phone(), other.phone());
        }
    }

    /** What else people noted. */
    public record Remarks(
            @Nullable String character,
            @Nullable String interests,
            @Nullable String specialSituation,
            @Nullable String remark,
            @Nullable RiskLevel risk) {}

    /** One class, or one family by a name of it: then two namesakes of one day are rather one child. */
    public boolean isCloseTo(Profile other) {
        var inClass = schooling.schoolClass();
        return (inClass != null && inClass.equals(other.schooling.schoolClass())) || home.isCloseTo(other.home);
    }

    Profile in(@Nullable UUID otherClass) {
        return new Profile(identity, new Schooling(schooling.stage(), otherClass, schooling.boarding()), home, remarks);
    }

    /** Whether a contact card (联系卡) that was issued for the other profile still says the truth. */
    boolean sameCard(Profile other) {
        return identity.name().equals(other.identity.name())
                && home.sameCard(other.home)
                && Objects.equals(schooling.schoolClass(), other.schooling.schoolClass());
    }
}
