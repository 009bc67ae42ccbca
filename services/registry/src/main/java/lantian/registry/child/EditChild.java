package lantian.registry.child;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.UseCase;
import lantian.registry.access.Sight;
import lantian.registry.access.Visible;
import lantian.registry.child.Child.Change;
import lantian.registry.school.ClassName;
import lantian.registry.school.OpenClasses;
import lantian.registry.school.School;
import lantian.registry.school.SchoolId;
import lantian.registry.school.Schools;
import lantian.registry.school.Stage;
import org.jspecify.annotations.Nullable;

/** Writes a child's archive by hand: new, changed, verified, at risk, or left. */
@UseCase
public class EditChild {

    private final Children children;
    private final ChildEvents events;
    private final Sight sight;
    private final Schools schools;
    private final OpenClasses classes;
    private final Audit audit;
    private final Clock clock;

    EditChild(
            Children children,
            ChildEvents events,
            Sight sight,
            Schools schools,
            OpenClasses classes,
            Audit audit,
            Clock clock) {
        this.children = children;
        this.events = events;
        this.sight = sight;
        this.schools = schools;
        this.classes = classes;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Kept(Child child, boolean created) implements Outcome {}

        record NotPossible(Change.Refused why) implements Outcome {}

        enum Refused implements Outcome {
            /** Unknown, or nobody this person keeps the archive of. */
            NOT_FOUND,
            /** Something else stands under the id, and the caller does not say he knows it. */
            ID_ALREADY_USED,
            STALE_VERSION,
            UNKNOWN_CLASS,
            /** The school has no such grade. */
            OTHER_STAGE,
            /** The same child is enrolled under another id, or one who differs in sex or number alone. */
            ALREADY_ENROLLED,
            /** The same child left on that day or later. */
            HAS_LEFT
        }
    }

    /**
     * What an archive shall be.
     *
     * @param newClass a class that may not exist yet; wins over the profile's
     * @param effective since when what differs is so; null: today
     * @param known the versions that the caller knows, if he says so
     */
    public record Wanted(
            UUID id,
            Profile profile,
            @Nullable ClassName newClass,
            @Nullable LocalDate enrolledOn,
            @Nullable LocalDate effective,
            Optional<LongPredicate> known) {}

    public Outcome put(Wanted wanted) {
        var visible = visible();
        schools.lock(SchoolId.bound());
        var known = children.findForUpdate(wanted.id()).orElse(null);
        if (known != null && !visible.keeps(known.profile().schooling().schoolClass())) {
            return Outcome.Refused.NOT_FOUND;
        }
        var opened = visible.all() ? wanted.newClass() : null;
        var misplaced = opened == null ? unfit(wanted.profile(), visible) : unfit(opened);
        if (misplaced.isPresent()) {
            return misplaced.get();
        }
        if (known == null || !key(known.profile()).equals(key(wanted.profile()))) {
            var refused = sameChildElsewhere(wanted, opened == null ? wanted.profile() : ifThere(wanted, opened));
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        return known == null ? enrol(wanted, opened) : change(known, wanted, opened);
    }

    private Optional<Outcome.Refused> unfit(Profile profile, Visible visible) {
        if (profile.schooling().schoolClass() == null
                || !known(profile.schooling().schoolClass())) {
            return Optional.of(Outcome.Refused.UNKNOWN_CLASS);
        }
        return visible.keeps(profile.schooling().schoolClass())
                ? Optional.empty()
                : Optional.of(Outcome.Refused.NOT_FOUND);
    }

    private Optional<Outcome.Refused> unfit(ClassName name) {
        var ofSchool = schools.findById(SchoolId.bound()).map(School::stage).orElse(Stage.NINE_YEAR);
        return name.stage().map(ofSchool::teaches).orElse(true)
                ? Optional.empty()
                : Optional.of(Outcome.Refused.OTHER_STAGE);
    }

    /** @param on the day on which somebody made sure that the archive is right */
    public Outcome verify(UUID id, LocalDate on, Optional<LongPredicate> known) {
        return with(id, known, "child.verified", child -> child.verify(on, today(), clock.instant()));
    }

    /** @param on the last day at the school */
    public Outcome leave(UUID id, LocalDate on, LeaveReason reason, Optional<LongPredicate> known) {
        return with(id, known, "child.left", child -> child.leave(on, reason, clock.instant()));
    }

    private Outcome with(UUID id, Optional<LongPredicate> known, String action, Function<Child, Change> step) {
        var child = children.findForUpdate(id).orElse(null);
        if (child == null || !visible().keeps(child.profile().schooling().schoolClass())) {
            return Outcome.Refused.NOT_FOUND;
        }
        return switch (step.apply(child)) {
            case Change.Unchanged _ -> new Outcome.Kept(child, false);
            case Change.Refused why -> new Outcome.NotPossible(why);
            case Change.Changed(var next) ->
                known.isPresent() && !known.get().test(child.version())
                        ? Outcome.Refused.STALE_VERSION
                        : replace(next, action);
        };
    }

    private Outcome enrol(Wanted wanted, @Nullable ClassName opened) {
        if (wanted.known().isPresent()) {
            return Outcome.Refused.STALE_VERSION;
        }
        if (wanted.effective() != null && wanted.effective().isAfter(today())) {
            return new Outcome.NotPossible(Change.Refused.IN_THE_FUTURE);
        }
        var child = Child.enrol(wanted.id(), inClass(wanted, opened), since(wanted), clock.instant());
        children.add(List.of(child));
        events.changed(List.of(child));
        audit.entry("child.enrolled", "child", child.id(), Map.of("version", child.version()));
        return new Outcome.Kept(child, true);
    }

    private Outcome change(Child known, Wanted wanted, @Nullable ClassName opened) {
        var profile = inClass(wanted, opened);
        var effective = wanted.effective() == null ? today() : wanted.effective();
        return switch (known.change(profile, wanted.enrolledOn(), effective, today(), clock.instant())) {
            case Change.Unchanged _ -> new Outcome.Kept(known, false);
            case Change.Refused why -> new Outcome.NotPossible(why);
            case Change.Changed(var next) -> {
                if (wanted.known().isEmpty()) {
                    yield Outcome.Refused.ID_ALREADY_USED;
                }
                yield wanted.known().get().test(known.version())
                        ? replace(next, "child.changed")
                        : Outcome.Refused.STALE_VERSION;
            }
        };
    }

    private Outcome replace(Child next, String action) {
        children.replace(List.of(next));
        events.changed(List.of(next));
        audit.entry(action, "child", next.id(), Map.of("version", next.version()));
        return new Outcome.Kept(next, false);
    }

    private LocalDate since(Wanted wanted) {
        return Optional.ofNullable(wanted.enrolledOn())
                .or(() -> Optional.ofNullable(wanted.effective()))
                .orElseGet(this::today);
    }

    /** A class is opened for a child that comes in, and for nobody else. */
    private Profile inClass(Wanted wanted, @Nullable ClassName opened) {
        return opened == null
                ? wanted.profile()
                : wanted.profile().in(classes.open(List.of(opened)).get(opened.key()));
    }

    /** In the class of that name, or in none where there is no such class yet. */
    private Profile ifThere(Wanted wanted, ClassName name) {
        return wanted.profile()
                .in(classes.all().stream()
                        .filter(each -> each.name().key().equals(name.key()))
                        .map(each -> each.id().value())
                        .findFirst()
                        .orElse(null));
    }

    private boolean known(UUID schoolClass) {
        return classes.all().stream().anyMatch(each -> each.id().value().equals(schoolClass));
    }

    /** As a roster has it: who is who does not depend on the way somebody comes in. */
    private Optional<Outcome.Refused> sameChildElsewhere(Wanted wanted, Profile profile) {
        var others = children.recognise(List.of(key(profile))).stream()
                .filter(each -> !each.child().equals(wanted.id()))
                .toList();
        var refused = switch (Recognition.recognise(key(profile), others)) {
            case Recognition.Answer.Known _,
                    Recognition.Answer.NumberOfAnother _,
                    Recognition.Answer.Ambiguous _,
                    Recognition.Answer.OtherSex _ -> Outcome.Refused.ALREADY_ENROLLED;
            case Recognition.Answer.OtherNumber(var namesakes)
            when isCloseToOneOf(namesakes, profile) -> Outcome.Refused.ALREADY_ENROLLED;
            case Recognition.Answer.HasLeft(var last) when !since(wanted).isAfter(last) -> Outcome.Refused.HAS_LEFT;
            case Recognition.Answer.Unknown _, Recognition.Answer.OtherNumber _, Recognition.Answer.HasLeft _ -> null;
        };
        return Optional.ofNullable(refused);
    }

    private boolean isCloseToOneOf(List<Recognition> namesakes, Profile profile) {
        return children
                .findAllForUpdate(namesakes.stream().map(Recognition::child).collect(Collectors.toSet()))
                .values()
                .stream()
                .map(Child::profile)
                .anyMatch(profile::isCloseTo);
    }

    private static Recognition.Key key(Profile profile) {
        return new Recognition.Key(
                profile.identity().name(),
                profile.identity().birthDate(),
                profile.identity().sex(),
                profile.identity().studentNo());
    }

    private Visible visible() {
        return sight.of(Tenancy.actor(), today());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
