package lantian.registry.child.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.web.Problem;
import lantian.platform.web.Problem.FieldError;
import lantian.registry.child.Child;
import lantian.registry.child.ChildCode;
import lantian.registry.child.Guardian;
import lantian.registry.child.LeaveReason;
import lantian.registry.child.LeftBehind;
import lantian.registry.child.Parent;
import lantian.registry.child.Profile;
import lantian.registry.child.RiskLevel;
import lantian.registry.child.Sex;
import lantian.registry.child.Village;
import lantian.registry.school.ClassName;
import lantian.registry.school.SchoolClass;
import lantian.registry.school.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A child's archive on the wire, where all its parts stand in one object. {@code PUT} takes what {@code GET} gave: what is
 * derived is not looked at.
 */
record ChildView(
        @JsonUnwrapped @Valid PersonView person,
        @JsonUnwrapped @Valid SchoolingView schooling,
        @JsonUnwrapped @Valid HomeView home,
        @JsonUnwrapped @Valid RemarksView remarks,
        @JsonUnwrapped StateView state) {

    record PersonView(
            @Nullable UUID id,
            @Nullable String code,
            @NotBlank @Size(max = 60) String name,
            @NotNull Sex sex,
            @NotNull LocalDate birthDate,
            @Nullable @Size(max = 60) String studentNo) {}

    record SchoolingView(
            @Nullable Stage stage,
            @JsonProperty("class") @NotNull @Valid ClassView schoolClass,
            @Nullable Boolean boarding,
            @Nullable LocalDate enrolledOn,
            @Nullable LocalDate leftOn,
            @Nullable LeaveReason leaveReason) {}

    record HomeView(
            @Nullable @Size(max = 500) String address,
            @Nullable String village,
            @Nullable @Size(max = 100) String homePhone,
            @Nullable @Valid ParentView father,
            @Nullable @Valid ParentView mother,
            @Nullable @Valid GuardianView guardian,
            @Nullable String careType) {

        static HomeView of(Profile.Home it) {
            var care = it.care();
            return new HomeView(
                    it.address(),
                    Village.of(it.address()).orElse(null),
                    it.homePhone(),
                    ParentView.of(it.father()),
                    ParentView.of(it.mother()),
                    GuardianView.of(it.guardian()),
                    care == null ? null : care.inChinese());
        }
    }

    record RemarksView(
            @Nullable @Size(max = 500) String character,
            @Nullable @Size(max = 500) String interests,
            @Nullable @Size(max = 500) String specialSituation,
            @Nullable @Size(max = 500) String remark,
            @Nullable RiskLevel riskLevel) {

        static RemarksView of(Profile.Remarks it) {
            return new RemarksView(it.character(), it.interests(), it.specialSituation(), it.remark(), it.risk());
        }
    }

    /**
     * What follows from the rest, and when it holds.
     *
     * @param from only when writing: since when what differs is so
     */
    record StateView(
            @Nullable Boolean leftBehind,
            LeftBehind.@Nullable Type leftBehindType,
            @Nullable ArchiveView archive,
            @Nullable CardView contactCard,
            @Nullable LocalDate from,
            @Nullable Long version) {

        static StateView of(Child child, LocalDate today) {
            var type = child.leftBehindOn(today);
            return new StateView(
                    type.isPresent(),
                    type.orElse(null),
                    ArchiveView.of(child, today),
                    CardView.of(child, today),
                    null,
                    child.version());
        }
    }

    record ClassView(
            @Nullable UUID id,
            @Nullable @Size(max = 60) String name,
            @Nullable @Size(max = 60) String grade) {

        static ClassView of(SchoolClass schoolClass) {
            return new ClassView(
                    schoolClass.id().value(),
                    schoolClass.name().name(),
                    schoolClass.name().grade());
        }

        /**
         * Without an id, by grade and name.
         *
         * @param today as of which a class that is named after its year of entry is in a grade
         */
        Optional<ClassName> named(LocalDate today) {
            if (id != null || name == null || grade == null) {
                return Optional.empty();
            }
            return Optional.of(ClassName.read(grade, name, today)
                    .orElseThrow(
                            () -> Problem.invalid(new FieldError("class.name", "unknown-value", "{field.className}"))));
        }
    }

    record ParentView(
            @Nullable @Size(max = 60) String name,
            @Nullable Boolean away,
            @Nullable LocalDate awaySince,
            @Nullable @Size(max = 500) String awayPlace,
            @Nullable @Size(max = 500) String employer,
            @Nullable @Size(max = 100) String phone) {

        static ParentView of(Parent it) {
            return new ParentView(it.name(), it.away(), it.awaySince(), it.awayPlace(), it.employer(), it.phone());
        }
    }

    record GuardianView(
            @Nullable @Size(max = 60) String name,
            @Nullable @Size(max = 60) String relation,
            @Nullable @Size(max = 500) String address,
            @Nullable @Size(max = 100) String phone,
            @Nullable @Size(max = 500) String occupation,
            @Nullable @Size(max = 60) String age,
            @Nullable @Size(max = 500) String health,
            @Nullable @Size(max = 500) String education) {

        static GuardianView of(Guardian it) {
            return new GuardianView(
                    it.name(),
                    it.relation(),
                    it.address(),
                    it.phone(),
                    it.occupation(),
                    it.age(),
                    it.health(),
                    it.education());
        }
    }

    record ArchiveView(
            boolean complete,
            List<String> missing,
            @Nullable LocalDate verifiedOn) {

        static ArchiveView of(Child child, LocalDate today) {
            var verification = child.archive().verification();
            return new ArchiveView(
                    child.archiveCompleteOn(today), child.missing(), verification == null ? null : verification.last());
        }
    }

    record CardView(boolean current, @Nullable LocalDate issuedOn) {

        static CardView of(Child child, LocalDate today) {
            var cards = child.card().facts();
            return new CardView(
                    child.card().on(today).isPresent(),
                    cards.isEmpty() ? null : cards.getLast().from());
        }
    }

    static ChildView of(Child child, @Nullable SchoolClass schoolClass, LocalDate today) {
        var who = child.profile().identity();
        var where = child.profile().schooling();
        return new ChildView(
                new PersonView(
                        child.id(),
                        ChildCode.of(child.id()).text(),
                        who.name(),
                        who.sex(),
                        who.birthDate(),
                        who.studentNo()),
                new SchoolingView(
                        where.stage(),
                        schoolClass == null
                                ? new ClassView(where.schoolClass(), null, null)
                                : ClassView.of(schoolClass),
                        where.boarding(),
                        child.enrolment().from(),
                        child.enrolment().to(),
                        child.enrolment().reason()),
                HomeView.of(child.profile().home()),
                RemarksView.of(child.profile().remarks()),
                StateView.of(child, today));
    }
}
