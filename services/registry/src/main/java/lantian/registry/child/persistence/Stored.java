package lantian.registry.child.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.registry.child.Archive;
import lantian.registry.child.CareType;
import lantian.registry.child.Child;
import lantian.registry.child.Enrolment;
import lantian.registry.child.Fact;
import lantian.registry.child.Family;
import lantian.registry.child.Guardian;
import lantian.registry.child.LeaveReason;
import lantian.registry.child.Parent;
import lantian.registry.child.Profile;
import lantian.registry.child.RiskLevel;
import lantian.registry.child.Timeline;
import org.jspecify.annotations.Nullable;

/** The two documents in a child's row: dated facts in clear, what is private sealed. */
final class Stored {

    private Stored() {}

    /** Dated facts; ids, types and days, nothing that names or reaches anybody. */
    record Facts(
            Instant enrolledRecordedAt,
            @Nullable LeaveReason leaveReason,
            List<Fact<Boolean>> fatherAway,
            List<Fact<Boolean>> motherAway,
            List<Fact<CareType>> care,
            List<Fact<UUID>> classes,
            List<Fact<RiskLevel>> risk,
            List<Fact<Boolean>> filled,
            Archive.@Nullable Verification verification,
            List<Fact<Boolean>> card) {

        static Facts of(Child child) {
            return new Facts(
                    child.enrolment().recordedAt(),
                    child.enrolment().reason(),
                    child.family().fatherAway().facts(),
                    child.family().motherAway().facts(),
                    child.family().care().facts(),
                    child.classes().facts(),
                    child.risk().facts(),
                    child.archive().filled().facts(),
                    child.archive().verification(),
                    child.card().facts());
        }

        Enrolment enrolment(LocalDate from, @Nullable LocalDate to) {
            return new Enrolment(from, to, leaveReason, enrolledRecordedAt);
        }

        Family family() {
            return new Family(new Timeline<>(fatherAway), new Timeline<>(motherAway), new Timeline<>(care));
        }

        Archive archive() {
            return new Archive(new Timeline<>(filled), verification);
        }
    }

    /** A parent without the dated facts. */
    record PrivateParent(
            @Nullable String name,
            @Nullable String awayPlace,
            @Nullable String employer,
            @Nullable String phone) {

        static PrivateParent of(Parent parent) {
            return new PrivateParent(parent.name(), parent.awayPlace(), parent.employer(), parent.phone());
        }

        Parent with(Timeline<Boolean> away, @Nullable LocalDate since) {
            return new Parent(name, away.latest(), since, awayPlace, employer, phone);
        }
    }

    /** Phones, addresses, health and free text: under the child's own key. */
    record Private(
            @Nullable String address,
            @Nullable String homePhone,
            PrivateParent father,
            PrivateParent mother,
            Guardian guardian,
            @Nullable String character,
            @Nullable String interests,
            @Nullable String specialSituation,
            @Nullable String remark) {

        Profile.Home home(Family family) {
            return new Profile.Home(
                    address,
                    homePhone,
                    father.with(family.fatherAway(), family.fatherAwaySince()),
                    mother.with(family.motherAway(), family.motherAwaySince()),
                    guardian,
                    family.care().latest());
        }

        Profile.Remarks remarks(@Nullable RiskLevel risk) {
            return new Profile.Remarks(character, interests, specialSituation, remark, risk);
        }

        static Private of(Profile profile) {
            return new Private(
                    profile.home().address(),
                    profile.home().homePhone(),
                    PrivateParent.of(profile.home().father()),
                    PrivateParent.of(profile.home().mother()),
                    profile.home().guardian(),
                    profile.remarks().character(),
                    profile.remarks().interests(),
                    profile.remarks().specialSituation(),
                    profile.remarks().remark());
        }
    }
}
