package lantian.registry.rosterimport;

import java.time.LocalDate;
import java.util.UUID;
import lantian.registry.child.CareType;
import lantian.registry.child.Guardian;
import lantian.registry.child.Parent;
import lantian.registry.child.Profile;
import lantian.registry.child.Recognition;
import lantian.registry.child.Sex;
import lantian.registry.school.ClassName;
import lantian.registry.school.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A row of a roster that is well-formed. What is null was left empty, and an empty cell keeps what is known.
 *
 * @param row as a person sees it
 * @param awaySince 外出起始日期, for each parent who is away
 * @param effective 生效日期
 */
public record Entry(
        int row,
        String name,
        Sex sex,
        LocalDate birthDate,
        @Nullable String studentNo,
        ClassName schoolClass,
        @Nullable Stage stage,
        @Nullable Boolean boarding,
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
        @Nullable LocalDate enrolledOn,
        @Nullable LocalDate awaySince,
        @Nullable LocalDate effective) {

    public Recognition.Key key() {
        return new Recognition.Key(name, birthDate, sex, studentNo);
    }

    /** The profile of a child that was not known before. */
    public Profile fresh(UUID inClass, Stage otherwise) {
        return new Profile(
                name,
                sex,
                birthDate,
                studentNo,
                stage == null ? otherwise : stage,
                inClass,
                Boolean.TRUE.equals(boarding),
                address,
                homePhone,
                since(father),
                since(mother),
                guardian,
                care,
                character,
                interests,
                specialSituation,
                remark,
                null);
    }

    /** What is known, with what this row says laid over it; who the child is stays as it is known. */
    public Profile over(Profile known, UUID inClass) {
        return new Profile(
                known.name(),
                known.sex(),
                known.birthDate(),
                or(studentNo, known.studentNo()),
                stage == null ? known.stage() : stage,
                inClass,
                boarding == null ? known.boarding() : boarding,
                or(address, known.address()),
                or(homePhone, known.homePhone()),
                over(father, known.father()),
                over(mother, known.mother()),
                over(known.guardian()),
                or(care, known.care()),
                or(character, known.character()),
                or(interests, known.interests()),
                or(specialSituation, known.specialSituation()),
                or(remark, known.remark()),
                known.risk());
    }

    private Parent since(Parent parent) {
        return Boolean.TRUE.equals(parent.away())
                ? new Parent(parent.name(), true, awaySince, parent.awayPlace(), parent.employer(), parent.phone())
                : parent;
    }

    private Parent over(Parent told, Parent known) {
        var away = or(told.away(), known.away());
        var stays = Boolean.TRUE.equals(away) && Boolean.TRUE.equals(known.away());
        var since = Boolean.TRUE.equals(away) && (awaySince != null || stays) ? or(awaySince, known.awaySince()) : null;
        return new Parent(
                or(told.name(), known.name()),
                away,
                since,
                or(told.awayPlace(), known.awayPlace()),
                or(told.employer(), known.employer()),
                or(told.phone(), known.phone()));
    }

    private Guardian over(Guardian known) {
        return new Guardian(
                or(guardian.name(), known.name()),
                or(guardian.relation(), known.relation()),
                or(guardian.address(), known.address()),
                or(guardian.phone(), known.phone()),
                or(guardian.occupation(), known.occupation()),
                or(guardian.age(), known.age()),
                or(guardian.health(), known.health()),
                or(guardian.education(), known.education()));
    }

    private static <T> @Nullable T or(@Nullable T told, @Nullable T known) {
        return told == null ? known : told;
    }
}
