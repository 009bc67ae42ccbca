package lantian.registry.rosterimport;

import java.time.LocalDate;
import java.util.UUID;
import lantian.registry.child.Guardian;
import lantian.registry.child.Parent;
import lantian.registry.child.Profile;
import lantian.registry.child.Profile.Home;
import lantian.registry.child.Profile.Identity;
import lantian.registry.child.Profile.Remarks;
import lantian.registry.child.Recognition;
import lantian.registry.school.ClassName;
import lantian.registry.school.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A row of a roster that is well-formed. What is null was left empty, and an empty cell keeps what is known.
 *
 * @param row as a person sees it
 * @param remarks without a risk, of which rosters say nothing
 */
public record Entry(int row, Identity identity, Schooling schooling, Home home, Remarks remarks, Days days) {

    /** The class by its name, which may not exist yet. */
    public record Schooling(
            ClassName schoolClass,
            @Nullable Stage stage,
            @Nullable Boolean boarding) {}

    /**
     * @param awaySince 外出起始日期, for each parent who is away
     * @param effective 生效日期
     */
    public record Days(
            @Nullable LocalDate enrolledOn,
            @Nullable LocalDate awaySince,
            @Nullable LocalDate effective) {}

    public Recognition.Key key() {
        return new Recognition.Key(identity.name(), identity.birthDate(), identity.sex(), identity.studentNo());
    }

    /** The profile of a child that was not known before. */
    public Profile fresh(UUID inClass, Stage otherwise) {
        return new Profile(
                identity,
                new Profile.Schooling(
                        or(schooling.stage(), otherwise), inClass, Boolean.TRUE.equals(schooling.boarding())),
                new Home(
                        home.address(),
                        home.homePhone(),
                        since(home.father()),
                        since(home.mother()),
                        home.guardian(),
                        home.care()),
                remarks);
    }

    /** What is known, with what this row says laid over it; who the child is stays as it is known. */
    public Profile over(Profile known, UUID inClass) {
        var was = known.identity();
        return new Profile(
                new Identity(was.name(), was.sex(), was.birthDate(), maybe(identity.studentNo(), was.studentNo())),
                new Profile.Schooling(
                        or(schooling.stage(), known.schooling().stage()),
                        inClass,
                        or(schooling.boarding(), known.schooling().boarding())),
                over(known.home()),
                over(known.remarks()));
    }

    private Home over(Home known) {
        return new Home(
                maybe(home.address(), known.address()),
                maybe(home.homePhone(), known.homePhone()),
                over(home.father(), known.father()),
                over(home.mother(), known.mother()),
                over(known.guardian()),
                maybe(home.care(), known.care()));
    }

    private Remarks over(Remarks known) {
        return new Remarks(
                maybe(remarks.character(), known.character()),
                maybe(remarks.interests(), known.interests()),
                maybe(remarks.specialSituation(), known.specialSituation()),
                maybe(remarks.remark(), known.remark()),
                known.risk());
    }

    private Parent since(Parent parent) {
        return Boolean.TRUE.equals(parent.away())
                ? new Parent(
                        parent.name(), true, days.awaySince(), parent.awayPlace(), parent.employer(), parent.phone())
                : parent;
    }

    private Parent over(Parent told, Parent known) {
        var away = maybe(told.away(), known.away());
        var stays = Boolean.TRUE.equals(away) && Boolean.TRUE.equals(known.away());
        var since = Boolean.TRUE.equals(away) && (days.awaySince() != null || stays)
                ? maybe(days.awaySince(), known.awaySince())
                : null;
        return new Parent(
                maybe(told.name(), known.name()),
                away,
                since,
                maybe(told.awayPlace(), known.awayPlace()),
                maybe(told.employer(), known.employer()),
                maybe(told.phone(), known.phone()));
    }

    private Guardian over(Guardian known) {
        var told = home.guardian();
        return new Guardian(
                maybe(told.name(), known.name()),
                maybe(told.relation(), known.relation()),
                maybe(told.address(), known.address()),
                maybe(told.phone(), known.phone()),
                maybe(told.occupation(), known.occupation()),
                maybe(told.age(), known.age()),
                maybe(told.health(), known.health()),
                maybe(told.education(), known.education()));
    }

    private static <T> T or(@Nullable T told, T known) {
        return told == null ? known : told;
    }

    private static <T> @Nullable T maybe(@Nullable T told, @Nullable T known) {
        return told == null ? known : told;
    }
}
