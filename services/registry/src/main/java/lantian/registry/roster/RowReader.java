package lantian.registry.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import lantian.registry.child.CareType;
import lantian.registry.child.Guardian;
import lantian.registry.child.Parent;
import lantian.registry.child.PersonName;
import lantian.registry.child.Sex;
import lantian.registry.roster.CellError.Code;
import lantian.registry.school.ClassName;
import lantian.registry.school.Stage;
import org.jspecify.annotations.Nullable;

/** Reads one row: either an {@link Entry}, or everything that is wrong in it. */
public final class RowReader {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_TEXT = 500;
    private static final int OLDEST_CHILD_YEARS = 25;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 \\-()转,;、/]{2,39}");

    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{4,}");
    private static final int MOBILE_LENGTH = 11;

    private final Layout layout;
    private final boolean since1904;
    private final LocalDate today;

    public RowReader(Layout layout, boolean since1904, LocalDate today) {
        this.layout = layout;
        this.since1904 = since1904;
        this.today = today;
    }

    /** What a line of the sheet turns out to be. */
    public sealed interface Row {
        record Good(Entry entry) implements Row {}

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

        Cells(int number, @Nullable Cell[] cells) {
            this.number = number;
            this.cells = cells;
        }

        Row read() {
            refuseErrors();
            var name = required(Column.NAME, text(Column.NAME, LONGEST_NAME));
            var sex = required(Column.SEX, choice(Column.SEX, Cells::sex, "请填写“男”或“女”。"));
            var birthDate = required(Column.BIRTH_DATE, birthDate());
            var grade = required(Column.GRADE, text(Column.GRADE, LONGEST_NAME));
            var className = required(Column.CLASS, text(Column.CLASS, LONGEST_NAME));
            var away = past(Column.AWAY_SINCE);
            var father = father();
            var mother = mother();
            var stage = choice(Column.STAGE, Cells::stage, "请填写幼儿园、小学、初中或高中。");
            var boarding = yesOrNo(Column.BOARDING);
            var guardian = guardian();
            var care = choice(Column.CARE, CareType::named, "没有这种照看类型，请从模板的下拉列表里选，例如“隔代教育”。");
            var rest = new Rest();
            if (name == null || sex == null || birthDate == null || grade == null || className == null) {
                return new Row.Bad(errors);
            }
            if (!errors.isEmpty()) {
                return new Row.Bad(errors);
            }
            var schoolClass = new ClassName(grade, className);
            if (stage == null && schoolClass.stage().isEmpty()) {
                wrong(Column.GRADE, Code.UNKNOWN_VALUE, "没有这个年级，请写成“三年级”“初一”“大班”的样子，或者填写学段。");
                return new Row.Bad(errors);
            }
            return new Row.Good(new Entry(
                    number,
                    PersonName.plain(name),
                    sex,
                    birthDate,
                    rest.studentNo,
                    schoolClass,
                    stage == null ? schoolClass.stage().orElse(null) : stage,
                    boarding,
                    rest.address,
                    rest.homePhone,
                    father,
                    mother,
                    guardian,
                    care,
                    rest.character,
                    rest.interests,
                    rest.special,
                    rest.remark,
                    rest.enrolledOn,
                    away,
                    rest.effective));
        }

        /** A formula that came to nothing says nothing of a child. */
        private void refuseErrors() {
            for (var column : layout.columns().keySet()) {
                var written = written(column);
                if (written != null && Text.isError(written)) {
                    wrong(column, Code.FORMULA_ERROR, "单元格里的公式没有结果，请改成文字或数字。");
                }
            }
        }

        /** The columns that need no further thought. */
        private final class Rest {
            final @Nullable String studentNo = text(Column.STUDENT_NO, LONGEST_NAME);
            final @Nullable String address = text(Column.ADDRESS, LONGEST_TEXT);
            final @Nullable String homePhone = phone(Column.HOME_PHONE);
            final @Nullable String character = text(Column.CHARACTER, LONGEST_TEXT);
            final @Nullable String interests = text(Column.INTERESTS, LONGEST_TEXT);
            final @Nullable String special = text(Column.SPECIAL, LONGEST_TEXT);
            final @Nullable String remark = text(Column.REMARK, LONGEST_TEXT);
            final @Nullable LocalDate enrolledOn = date(Column.ENROLLED_ON);
            final @Nullable LocalDate effective = past(Column.EFFECTIVE);
        }

        private Parent father() {
            return new Parent(
                    text(Column.FATHER_NAME, LONGEST_NAME),
                    yesOrNo(Column.FATHER_AWAY),
                    null,
                    text(Column.FATHER_PLACE, LONGEST_TEXT),
                    text(Column.FATHER_EMPLOYER, LONGEST_TEXT),
                    phone(Column.FATHER_PHONE));
        }

        private Parent mother() {
            return new Parent(
                    text(Column.MOTHER_NAME, LONGEST_NAME),
                    yesOrNo(Column.MOTHER_AWAY),
                    null,
                    text(Column.MOTHER_PLACE, LONGEST_TEXT),
                    text(Column.MOTHER_EMPLOYER, LONGEST_TEXT),
                    phone(Column.MOTHER_PHONE));
        }

        private Guardian guardian() {
            return new Guardian(
                    text(Column.GUARDIAN_NAME, LONGEST_NAME),
                    text(Column.GUARDIAN_RELATION, LONGEST_NAME),
                    text(Column.GUARDIAN_ADDRESS, LONGEST_TEXT),
                    phone(Column.GUARDIAN_PHONE),
                    text(Column.GUARDIAN_OCCUPATION, LONGEST_TEXT),
                    text(Column.GUARDIAN_AGE, LONGEST_NAME),
                    text(Column.GUARDIAN_HEALTH, LONGEST_TEXT),
                    text(Column.GUARDIAN_EDUCATION, LONGEST_TEXT));
        }

        /** What is to be read; of an error nothing is. */
        private @Nullable String value(Column column) {
            var written = written(column);
            return written == null || Text.isError(written) ? null : written;
        }

        private @Nullable String written(Column column) {
            var index = layout.columns().get(column);
            if (index == null || index >= cells.length) {
                return null;
            }
            var raw = cells[index];
            var value = raw == null ? "" : Text.plain(raw.text());
            return value.isEmpty() ? null : value;
        }

        private @Nullable String text(Column column, int longest) {
            var value = value(column);
            if (value != null && value.length() > longest) {
                wrong(column, Code.TOO_LONG, "最多 " + longest + " 个字。");
            }
            return value;
        }

        private @Nullable String phone(Column column) {
            var value = value(column);
            if (value == null) {
                return null;
            }
            var digits = value.replaceAll("[ \\-]", "");
            if (!PHONE.matcher(value).matches()) {
                wrong(column, Code.NOT_A_PHONE, "不像电话号码，请只填数字。");
            } else if (MOBILE.matcher(digits).matches() && digits.length() != MOBILE_LENGTH) {
                wrong(column, Code.NOT_A_PHONE, "手机号应有 11 位，这里有 " + digits.length() + " 位。");
            }
            return value;
        }

        private @Nullable Boolean yesOrNo(Column column) {
            var value = value(column);
            if (value == null) {
                return null;
            }
            var answer = Text.yesOrNo(value);
            if (answer == null) {
                wrong(column, Code.NOT_YES_OR_NO, "请填写“是”或“否”。");
            }
            return answer;
        }

        private <T> @Nullable T choice(Column column, Function<String, Optional<T>> meaning, String otherwise) {
            var value = value(column);
            if (value == null) {
                return null;
            }
            var found = meaning.apply(value);
            if (found.isEmpty()) {
                wrong(column, Code.UNKNOWN_VALUE, otherwise);
            }
            return found.orElse(null);
        }

        private @Nullable LocalDate date(Column column) {
            var value = value(column);
            if (value == null) {
                return null;
            }
            var day = Text.date(value, since1904);
            if (day.isEmpty()) {
                wrong(column, Code.NOT_A_DATE, "没有这一天，或者不像日期；请写成 2018-03-05 的样子。");
            }
            return day.orElse(null);
        }

        private @Nullable LocalDate past(Column column) {
            var day = date(column);
            if (day != null && day.isAfter(today)) {
                wrong(column, Code.IN_THE_FUTURE, "日期不能在今天之后。");
            }
            return day;
        }

        private @Nullable LocalDate birthDate() {
            var day = past(Column.BIRTH_DATE);
            if (day != null && day.isBefore(today.minusYears(OLDEST_CHILD_YEARS))) {
                wrong(Column.BIRTH_DATE, Code.TOO_OLD, "出生日期太早，请检查年份。");
            }
            return day;
        }

        private <T> @Nullable T required(Column column, @Nullable T value) {
            if (value == null && written(column) == null) {
                wrong(column, Code.REQUIRED, "必须填写。");
            }
            return value;
        }

        private void wrong(Column column, Code code, String detail) {
            errors.add(new CellError(number, layout.heading(column), code, detail));
        }

        private static Optional<Sex> sex(String text) {
            return switch (text) {
                case "男", "男性", "男生", "男孩", "M", "m", "male", "MALE" -> Optional.of(Sex.MALE);
                case "女", "女性", "女生", "女孩", "F", "f", "female", "FEMALE" -> Optional.of(Sex.FEMALE);
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
