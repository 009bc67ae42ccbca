package lantian.registry.child.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import lantian.platform.web.Problem;
import lantian.platform.web.Problem.FieldError;
import lantian.registry.canonical.Age;
import lantian.registry.canonical.Characters;
import lantian.registry.canonical.NoFact;
import lantian.registry.canonical.PersonName;
import lantian.registry.canonical.PhoneNumbers;
import lantian.registry.canonical.StudentNumber;
import lantian.registry.child.Bounds;
import lantian.registry.child.CareType;
import lantian.registry.child.Guardian;
import lantian.registry.child.Parent;
import lantian.registry.child.Profile;
import lantian.registry.child.Profile.Home;
import lantian.registry.child.Profile.Identity;
import lantian.registry.child.Profile.Remarks;
import lantian.registry.child.Profile.Schooling;
import lantian.registry.child.web.ChildView.GuardianView;
import lantian.registry.child.web.ChildView.ParentView;
import lantian.registry.school.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Reads a profile that somebody typed into a form, by the rules that rosters are read by. What stands there already is taken
 * as it is, so that what was read can be written back.
 */
final class ProfileReader {

    private final @Nullable Profile known;
    private final LocalDate today;
    private final List<FieldError> errors = new ArrayList<>();

    /** @param known what is stored so far */
    ProfileReader(@Nullable Profile known, LocalDate today) {
        this.known = known;
        this.today = today;
    }

    /** @throws Problem 400 that names everything that is wrong */
    Profile read(ChildView form, Stage otherwise) {
        var profile = profile(form, otherwise);
        days(form);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors.toArray(FieldError[]::new));
        }
        return profile;
    }

    private Profile profile(ChildView form, Stage otherwise) {
        return new Profile(
                new Identity(
                        childsName(form.person().name()),
                        form.person().sex(),
                        form.person().birthDate(),
                        studentNumber(form.person().studentNo())),
                new Schooling(
                        form.schooling().stage() == null
                                ? otherwise
                                : form.schooling().stage().ofChild(),
                        form.schooling().schoolClass().id(),
                        Boolean.TRUE.equals(form.schooling().boarding())),
                new Home(
                        fact(form.home().address()),
                        phone(
                                "homePhone",
                                form.home().homePhone(),
                                known == null ? null : known.home().homePhone()),
                        parent(
                                "father",
                                form.home().father(),
                                known == null ? Parent.UNKNOWN : known.home().father()),
                        parent(
                                "mother",
                                form.home().mother(),
                                known == null ? Parent.UNKNOWN : known.home().mother()),
                        guardian(
                                form.home().guardian(),
                                known == null ? Guardian.UNKNOWN : known.home().guardian()),
                        care(form.home().careType())),
                new Remarks(
                        text(form.remarks().character()),
                        text(form.remarks().interests()),
                        text(form.remarks().specialSituation()),
                        text(form.remarks().remark()),
                        form.remarks().riskLevel()));
    }

    private void days(ChildView form) {
        if (known == null || !known.identity().birthDate().equals(form.person().birthDate())) {
            Bounds.birth(form.person().birthDate(), today).ifPresent(why -> wrong("birthDate", why));
        }
        var enrolledOn = form.schooling().enrolledOn();
        if (enrolledOn != null) {
            Bounds.enrolment(enrolledOn, form.person().birthDate(), today).ifPresent(why -> wrong("enrolledOn", why));
        }
        away(
                "father.awaySince",
                form.home().father(),
                known == null ? null : known.home().father().awaySince());
        away(
                "mother.awaySince",
                form.home().mother(),
                known == null ? null : known.home().mother().awaySince());
    }

    private void away(String field, @Nullable ParentView parent, @Nullable LocalDate stored) {
        var since = parent == null ? null : parent.awaySince();
        if (since != null && !since.equals(stored)) {
            Bounds.away(since, today).ifPresent(why -> wrong(field, why));
        }
    }

    private Parent parent(String field, @Nullable ParentView form, Parent stored) {
        return form == null
                ? Parent.UNKNOWN
                : new Parent(
                        adultsName(field + ".name", form.name(), stored.name()),
                        form.away(),
                        Boolean.TRUE.equals(form.away()) ? form.awaySince() : null,
                        fact(form.awayPlace()),
                        fact(form.employer()),
                        phone(field + ".phone", form.phone(), stored.phone()));
    }

    private Guardian guardian(@Nullable GuardianView form, Guardian stored) {
        return form == null
                ? Guardian.UNKNOWN
                : new Guardian(
                        adultsName("guardian.name", form.name(), stored.name()),
                        fact(form.relation()),
                        fact(form.address()),
                        phone("guardian.phone", form.phone(), stored.phone()),
                        fact(form.occupation()),
                        typed("guardian.age", form.age(), stored.age(), Age::of, "not-an-age", "{field.age}"),
                        fact(form.health()),
                        fact(form.education()));
    }

    private String childsName(String typed) {
        var name = PersonName.plain(typed);
        if (known != null && known.identity().name().equals(typed)) {
            return typed;
        }
        if (NoFact.is(Characters.plain(typed)) || !PersonName.isName(name)) {
            errors.add(new FieldError("name", "not-a-name", "{field.name}"));
        }
        return name;
    }

    private @Nullable String adultsName(String field, @Nullable String typed, @Nullable String stored) {
        return typed(
                field,
                typed,
                stored,
                it -> Optional.of(PersonName.plain(it)).filter(PersonName::isName),
                "not-a-name",
                "{field.name}");
    }

    private @Nullable String studentNumber(@Nullable String typed) {
        return typed(
                "studentNo",
                typed,
                known == null ? null : known.identity().studentNo(),
                StudentNumber::of,
                "not-a-number",
                "{field.studentNo}");
    }

    private @Nullable String phone(String field, @Nullable String typed, @Nullable String stored) {
        return typed(field, typed, stored, PhoneNumbers::of, "not-a-phone", "{field.phone}");
    }

    private @Nullable String typed(
            String field,
            @Nullable String typed,
            @Nullable String stored,
            Function<String, Optional<String>> reading,
            String code,
            String detail) {
        if (typed == null || Objects.equals(typed, stored)) {
            return typed;
        }
        if (NoFact.is(Characters.plain(typed))) {
            return null;
        }
        var read = reading.apply(typed).orElse(null);
        if (read == null) {
            errors.add(new FieldError(field, code, detail));
        }
        return read;
    }

    private @Nullable CareType care(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var care = CareType.named(typed.strip()).orElse(null);
        if (care == null) {
            errors.add(new FieldError("careType", "unknown-value", "{field.careType}"));
        }
        return care;
    }

    /** Free text in which 无 or 不详 says nothing. */
    private static @Nullable String fact(@Nullable String typed) {
        return typed == null || NoFact.is(Characters.plain(typed)) ? null : text(typed);
    }

    private static @Nullable String text(@Nullable String typed) {
        var text = typed == null ? "" : Characters.visible(typed).strip();
        return text.isEmpty() ? null : text;
    }

    private void wrong(String field, Bounds.Wrong why) {
        var code = why.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        errors.add(new FieldError(field, code, "{field.day." + code + "}"));
    }
}
