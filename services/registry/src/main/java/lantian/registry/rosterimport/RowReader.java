package lantian.registry.rosterimport;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
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
import lantian.registry.child.Sex;
import lantian.registry.school.ClassName;
import lantian.registry.school.Stage;
import org.jspecify.annotations.Nullable;

/** Reads one row: either an {@link Entry}, or everything that is wrong in it. */
public final class RowReader {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_TEXT = 500;
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{4,}");
    private static final int MOBILE_LENGTH = 11;

    private final Layout layout;
    private final LocalDate today;

    public RowReader(Layout layout, LocalDate today) {
        this.layout = layout;
        this.today = today;
    }

    /** What a line of the sheet turns out to be. */
    public sealed interface Row {
        /** @param notices what was taken for an empty cell */
        record Good(Entry entry, List<CellError> notices) implements Row {}

        record Bad(List<CellError> errors) implements Row {}

        record Blank() implements Row {}
    }

    public Row read(int number, @Nullable Cell[] cells) {
        return saysNothing(cells) ? new Row.Blank() : new Cells(number, cells).read();
    }

    private static boolean saysNothing(@Nullable Cell[] cells) {
        for (var cell : cells) {
            if (cell != null && !Text.plain(cell.text()).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** The cells of one row, and what is wrong in them so far. */
    private final class Cells {

        private final int number;
        private final @Nullable Cell[] cells;
        private final List<CellError> errors = new ArrayList<>();
        private final List<CellError> notices = new ArrayList<>();

        Cells(int number, @Nullable Cell[] cells) {
            this.number = number;
            this.cells = cells;
        }

        Row read() {
            refuseErrors();
            var name = required(Column.NAME, childsName());
            var sex = required(Column.SEX, choice(Column.SEX, Cells::sex, Sentence.SEX));
            var birthDate = required(Column.BIRTH_DATE, birthDate());
            var schoolClass = schoolClass();
            var away = awaySince();
            var father = father();
            var mother = mother();
            var stage = choice(Column.STAGE, Cells::stage, Sentence.STAGE);
            var boarding = yesOrNo(Column.BOARDING);
            var guardian = guardian();
            var care = choice(Column.CARE, CareType::named, Sentence.CARE);
            var rest = new Rest(birthDate);
            if (name == null || sex == null || birthDate == null || schoolClass == null || !errors.isEmpty()) {
                return new Row.Bad(errors);
            }
            if (stage != null && !schoolClass.stage().filter(stage::fits).isPresent()) {
                wrong(Column.STAGE, Sentence.STAGE_AND_GRADE, schoolClass.grade());
                return new Row.Bad(errors);
            }
            var entry = new Entry(
                    number,
                    new Profile.Identity(name, sex, birthDate, rest.studentNo),
                    new Entry.Schooling(schoolClass, schoolClass.stage().orElse(null), boarding),
                    new Profile.Home(rest.address, rest.homePhone, father, mother, guardian, care),
                    new Profile.Remarks(rest.character, rest.interests, rest.special, rest.remark, null),
                    new Entry.Days(rest.enrolledOn, away, rest.effective));
            return new Row.Good(entry, notices);
        }

        /** A formula that came to nothing says nothing of a child. */
        private void refuseErrors() {
            for (var column : layout.columns().keySet()) {
                if (failed(column)) {
                    wrong(column, Sentence.FORMULA_FAILED);
                }
            }
        }

        /** The columns that need no further thought. */
        private final class Rest {
            final @Nullable String studentNo = studentNumber();
            final @Nullable String address = fact(Column.ADDRESS, LONGEST_TEXT);
            final @Nullable String homePhone = phone(Column.HOME_PHONE);
            final @Nullable String character = text(Column.CHARACTER, LONGEST_TEXT);
            final @Nullable String interests = text(Column.INTERESTS, LONGEST_TEXT);
            final @Nullable String special = text(Column.SPECIAL, LONGEST_TEXT);
            final @Nullable String remark = text(Column.REMARK, LONGEST_TEXT);
            final @Nullable LocalDate enrolledOn;
            final @Nullable LocalDate effective = past(Column.EFFECTIVE);

            Rest(@Nullable LocalDate birthDate) {
                enrolledOn = enrolledOn(birthDate);
            }
        }

        private Parent father() {
            return new Parent(
                    adultsName(Column.FATHER_NAME),
                    yesOrNo(Column.FATHER_AWAY),
                    null,
                    fact(Column.FATHER_PLACE, LONGEST_TEXT),
                    fact(Column.FATHER_EMPLOYER, LONGEST_TEXT),
                    phone(Column.FATHER_PHONE));
        }

        private Parent mother() {
            return new Parent(
                    adultsName(Column.MOTHER_NAME),
                    yesOrNo(Column.MOTHER_AWAY),
                    null,
                    fact(Column.MOTHER_PLACE, LONGEST_TEXT),
                    fact(Column.MOTHER_EMPLOYER, LONGEST_TEXT),
                    phone(Column.MOTHER_PHONE));
        }

        private Guardian guardian() {
            return new Guardian(
                    adultsName(Column.GUARDIAN_NAME),
                    fact(Column.GUARDIAN_RELATION, LONGEST_NAME),
                    fact(Column.GUARDIAN_ADDRESS, LONGEST_TEXT),
                    phone(Column.GUARDIAN_PHONE),
                    fact(Column.GUARDIAN_OCCUPATION, LONGEST_TEXT),
                    age(),
                    fact(Column.GUARDIAN_HEALTH, LONGEST_TEXT),
                    fact(Column.GUARDIAN_EDUCATION, LONGEST_TEXT));
        }

        /** The cell, unless it is empty. */
        private @Nullable Cell cell(Column column) {
            var index = layout.columns().get(column);
            var cell = index == null || index >= cells.length ? null : cells[index];
            return cell == null || Text.plain(cell.text()).isEmpty() ? null : cell;
        }

        private boolean failed(Column column) {
            var cell = cell(column);
            return cell != null && (cell.kind() == Cell.Kind.FAILED || Text.isError(Text.plain(cell.text())));
        }

        /** What is to be read as a word or a number; of a failed formula nothing is. */
        private @Nullable String value(Column column) {
            var cell = cell(column);
            return cell == null || failed(column) ? null : Text.plain(cell.text());
        }

        /** Free text, as it was written. */
        private @Nullable String text(Column column, int longest) {
            var cell = cell(column);
            if (cell == null || failed(column)) {
                return null;
            }
            var value = Characters.visible(cell.text()).strip();
            if (value.length() > longest) {
                wrong(column, Sentence.TOO_LONG, longest);
            }
            return value.isEmpty() ? null : value;
        }

        /** Free text in which 无 or 不详 says nothing. */
        private @Nullable String fact(Column column, int longest) {
            return saysNothing(column) ? null : text(column, longest);
        }

        /** Notes it, so that nobody wonders where the word went. */
        private boolean saysNothing(Column column) {
            var value = value(column);
            if (value == null || !NoFact.is(value)) {
                return false;
            }
            notices.add(error(column, Sentence.NO_FACT));
            return true;
        }

        private @Nullable String childsName() {
            var value = value(Column.NAME);
            return value == null ? null : name(Column.NAME, value);
        }

        private @Nullable String adultsName(Column column) {
            var value = value(column);
            if (value != null && PersonName.isState(PersonName.plain(value))) {
                notices.add(error(column, Sentence.NO_FACT));
                return null;
            }
            return value == null || saysNothing(column) ? null : name(column, value);
        }

        private @Nullable String name(Column column, String value) {
            var name = PersonName.plain(value);
            if (name.length() > LONGEST_NAME) {
                wrong(column, Sentence.TOO_LONG, LONGEST_NAME);
            } else if (Characters.isPrivate(name)) {
                wrong(column, Sentence.PRIVATE_CHARACTER);
            } else if (NoFact.is(value) || !PersonName.isName(name)) {
                wrong(column, Sentence.NOT_A_NAME);
            } else {
                return name;
            }
            return null;
        }

        private @Nullable String studentNumber() {
            var value = value(Column.STUDENT_NO);
            if (value == null || saysNothing(Column.STUDENT_NO)) {
                return null;
            }
            var cell = cell(Column.STUDENT_NO);
            var lost = cell != null && cell.kind() == Cell.Kind.LOST_DIGITS;
            if (lost || StudentNumber.isCut(value)) {
                wrong(Column.STUDENT_NO, Sentence.STUDENT_NUMBER_CUT);
                return null;
            }
            var number = StudentNumber.of(value).orElse(null);
            if (number == null) {
                wrong(Column.STUDENT_NO, Sentence.NOT_A_STUDENT_NUMBER);
            }
            return number;
        }

        private @Nullable ClassName schoolClass() {
            var grade = required(Column.GRADE, value(Column.GRADE));
            var name = required(Column.CLASS, value(Column.CLASS));
            if (grade == null || name == null) {
                return null;
            }
            if (ClassName.grade(grade).isEmpty() || isDate(Column.GRADE)) {
                wrong(Column.GRADE, Sentence.UNKNOWN_GRADE);
                return null;
            }
            var read = isDate(Column.CLASS) || isPadded(Column.CLASS)
                    ? null
                    : ClassName.read(grade, name, today).orElse(null);
            if (read == null) {
                wrong(Column.CLASS, isDate(Column.CLASS) ? Sentence.CLASS_BECAME_DATE : Sentence.UNKNOWN_CLASS);
            }
            return read;
        }

        private boolean isDate(Column column) {
            var cell = cell(column);
            return cell != null && cell.kind() == Cell.Kind.DATE;
        }

        /** 3.10 of a number is 3.1 with a zero that the format has added: nobody can tell class 1 from class 10. */
        private boolean isPadded(Column column) {
            var cell = cell(column);
            return cell != null
                    && cell.kind() == Cell.Kind.NUMBER
                    && cell.text().matches("\\d+\\.\\d*0");
        }

        private @Nullable String age() {
            var value = value(Column.GUARDIAN_AGE);
            if (value == null || saysNothing(Column.GUARDIAN_AGE)) {
                return null;
            }
            var age = Age.of(value).orElse(null);
            if (age == null) {
                wrong(Column.GUARDIAN_AGE, Sentence.NOT_AN_AGE);
            }
            return age;
        }

        private @Nullable String phone(Column column) {
            var cell = cell(column);
            var value = value(column);
            if (cell == null || value == null || saysNothing(column)) {
                return null;
            }
            var numbers = PhoneNumbers.of(cell.text()).orElse(null);
            if (numbers == null) {
                var digits = value.replaceAll("[ \\-]", "");
                if (MOBILE.matcher(digits).matches() && digits.length() != MOBILE_LENGTH) {
                    wrong(column, Sentence.MOBILE_LENGTH, digits.length());
                } else {
                    wrong(column, Sentence.NOT_A_PHONE);
                }
            }
            return numbers;
        }

        private @Nullable Boolean yesOrNo(Column column) {
            var value = value(column);
            if (value == null) {
                return null;
            }
            var answer = Text.yesOrNo(value);
            if (answer.isEmpty()) {
                wrong(column, Sentence.YES_OR_NO);
            }
            return answer.orElse(null);
        }

        private <T> @Nullable T choice(Column column, Function<String, Optional<T>> meaning, Sentence otherwise) {
            var value = value(column);
            if (value == null) {
                return null;
            }
            var found = meaning.apply(value);
            if (found.isEmpty()) {
                wrong(column, otherwise);
            }
            return found.orElse(null);
        }

        private @Nullable LocalDate date(Column column) {
            var cell = cell(column);
            if (cell == null || failed(column) || (column != Column.BIRTH_DATE && saysNothing(column))) {
                return null;
            }
            return switch (Text.day(cell)) {
                case Text.Day.Known(var day) -> day;
                case Text.Day.Unclear unclear -> {
                    switch (unclear) {
                        case A_YEAR -> wrong(column, Sentence.YEAR_ALONE);
                        case A_MONTH -> wrong(column, Sentence.MONTH_ALONE);
                        case A_NUMBER -> wrong(column, Sentence.NUMBER_NOT_DATE);
                        case NOT_A_DAY -> wrong(column, Sentence.NOT_A_DATE);
                    }
                    yield null;
                }
            };
        }

        private @Nullable LocalDate past(Column column) {
            var day = date(column);
            return day == null ? null : within(column, day, day.isAfter(today) ? Bounds.Wrong.IN_THE_FUTURE : null);
        }

        private @Nullable LocalDate awaySince() {
            var day = date(Column.AWAY_SINCE);
            return day == null
                    ? null
                    : within(Column.AWAY_SINCE, day, Bounds.away(day, today).orElse(null));
        }

        private @Nullable LocalDate birthDate() {
            var day = date(Column.BIRTH_DATE);
            return day == null
                    ? null
                    : within(Column.BIRTH_DATE, day, Bounds.birth(day, today).orElse(null));
        }

        private @Nullable LocalDate enrolledOn(@Nullable LocalDate birthDate) {
            var day = date(Column.ENROLLED_ON);
            return day == null || birthDate == null
                    ? day
                    : within(
                            Column.ENROLLED_ON,
                            day,
                            Bounds.enrolment(day, birthDate, today).orElse(null));
        }

        private @Nullable LocalDate within(Column column, LocalDate day, Bounds.@Nullable Wrong wrong) {
            switch (wrong) {
                case null -> {
                    return day;
                }
                case IN_THE_FUTURE -> wrong(column, Sentence.IN_THE_FUTURE);
                case TOO_OLD -> wrong(column, Sentence.TOO_OLD);
                case BEFORE_BIRTH -> wrong(column, Sentence.BEFORE_BIRTH);
                case TOO_EARLY -> wrong(column, Sentence.TOO_EARLY);
                case TOO_FAR_AHEAD -> wrong(column, Sentence.ENROLMENT_TOO_FAR);
            }
            return null;
        }

        private <T> @Nullable T required(Column column, @Nullable T value) {
            if (value == null && cell(column) == null) {
                wrong(column, Sentence.REQUIRED);
            }
            return value;
        }

        private void wrong(Column column, Sentence sentence, Object... arguments) {
            errors.add(error(column, sentence, arguments));
        }

        private CellError error(Column column, Sentence sentence, Object... arguments) {
            return new CellError(number, layout.heading(column), sentence, arguments);
        }

        private static Optional<Sex> sex(String text) {
            return switch (text) {
                case "男", "男性", "男生", "男孩", "男童", "1-男", "1男", "1:男", "男1", "男-1", "M", "m", "male", "MALE" ->
                    Optional.of(Sex.MALE);
                case "女", "女性", "女生", "女孩", "女童", "2-女", "2女", "2:女", "女2", "女-2", "F", "f", "female", "FEMALE" ->
                    Optional.of(Sex.FEMALE);
                default -> Optional.empty();
            };
        }

        private static Optional<Stage> stage(String text) {
            return switch (text) {
                case "幼儿园", "幼儿", "学前", "KINDERGARTEN" -> Optional.of(Stage.KINDERGARTEN);
                case "小学", "PRIMARY" -> Optional.of(Stage.PRIMARY);
                case "初中", "中学", "JUNIOR" -> Optional.of(Stage.JUNIOR);
                case "高中", "普通高中", "职高", "中职", "SENIOR" -> Optional.of(Stage.SENIOR);
                default -> Optional.empty();
            };
        }
    }
}
