package lantian.registry.rosterimport;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lantian.registry.child.Parent;
import lantian.registry.child.Profile;
import org.jspecify.annotations.Nullable;

/**
 * What a row would change of a child that is known.
 *
 * @param row as a person sees it
 * @param sheetName null where only one is read
 */
public record RosterChange(int row, @Nullable String sheetName, String name, List<Field> fields) {

    /** @param column the template's heading */
    public record Field(
            String column, @Nullable String from, @Nullable String to) {}

    static RosterChange of(
            int row,
            @Nullable String sheetName,
            Profile known,
            Profile wanted,
            @Nullable String fromClass,
            @Nullable String toClass) {
        var fields = new Fields();
        fields.add(Column.NAME, known.identity().name(), wanted.identity().name());
        fields.add(
                Column.SEX,
                spoken(known.identity().sex().name()),
                spoken(wanted.identity().sex().name()));
        fields.add(
                Column.BIRTH_DATE,
                known.identity().birthDate(),
                wanted.identity().birthDate());
        fields.add(
                Column.STUDENT_NO,
                known.identity().studentNo(),
                wanted.identity().studentNo());
        if (!Objects.equals(known.schooling().schoolClass(), wanted.schooling().schoolClass())) {
            fields.add(Column.CLASS, fromClass, toClass);
        }
        fields.add(
                Column.BOARDING,
                spoken(known.schooling().boarding()),
                spoken(wanted.schooling().boarding()));
        fields.add(Column.ADDRESS, known.home().address(), wanted.home().address());
        fields.add(Column.HOME_PHONE, known.home().homePhone(), wanted.home().homePhone());
        fields.parent(
                known.home().father(),
                wanted.home().father(),
                List.of(
                        Column.FATHER_NAME,
                        Column.FATHER_AWAY,
                        Column.FATHER_PLACE,
                        Column.FATHER_EMPLOYER,
                        Column.FATHER_PHONE));
        fields.parent(
                known.home().mother(),
                wanted.home().mother(),
                List.of(
                        Column.MOTHER_NAME,
                        Column.MOTHER_AWAY,
                        Column.MOTHER_PLACE,
                        Column.MOTHER_EMPLOYER,
                        Column.MOTHER_PHONE));
        fields.guardian(known, wanted);
        fields.add(
                Column.CARE,
                known.home().care() == null ? null : known.home().care().inChinese(),
                wanted.home().care() == null ? null : wanted.home().care().inChinese());
        fields.add(
                Column.CHARACTER, known.remarks().character(), wanted.remarks().character());
        fields.add(
                Column.INTERESTS, known.remarks().interests(), wanted.remarks().interests());
        fields.add(
                Column.SPECIAL,
                known.remarks().specialSituation(),
                wanted.remarks().specialSituation());
        fields.add(Column.REMARK, known.remarks().remark(), wanted.remarks().remark());
        return new RosterChange(row, sheetName, wanted.identity().name(), List.copyOf(fields.found));
    }

    private static String spoken(String sex) {
        return sex.equals("MALE") ? "男" : "女";
    }

    private static @Nullable String spoken(@Nullable Boolean yes) {
        return yes == null ? null : yes ? "是" : "否";
    }

    /** Those that differ. */
    private static final class Fields {

        private final List<Field> found = new ArrayList<>();

        void add(Column column, @Nullable Object from, @Nullable Object to) {
            if (!Objects.equals(from, to)) {
                found.add(new Field(column.heading(), text(from), text(to)));
            }
        }

        private static @Nullable String text(@Nullable Object value) {
            return value == null ? null : value.toString();
        }

        void parent(Parent from, Parent to, List<Column> columns) {
            add(columns.get(0), from.name(), to.name());
            add(columns.get(1), spoken(from.away()), spoken(to.away()));
            add(columns.get(2), from.awayPlace(), to.awayPlace());
            add(columns.get(3), from.employer(), to.employer());
            add(columns.get(4), from.phone(), to.phone());
            if (Objects.equals(from.away(), to.away())) {
                add(Column.AWAY_SINCE, from.awaySince(), to.awaySince());
            }
        }

        void guardian(Profile known, Profile wanted) {
            var from = known.home().guardian();
            var to = wanted.home().guardian();
            add(Column.GUARDIAN_NAME, from.name(), to.name());
            add(Column.GUARDIAN_RELATION, from.relation(), to.relation());
            add(Column.GUARDIAN_ADDRESS, from.address(), to.address());
            add(Column.GUARDIAN_PHONE, from.phone(), to.phone());
            add(Column.GUARDIAN_OCCUPATION, from.occupation(), to.occupation());
            add(Column.GUARDIAN_AGE, from.age(), to.age());
            add(Column.GUARDIAN_HEALTH, from.health(), to.health());
            add(Column.GUARDIAN_EDUCATION, from.education(), to.education());
        }
    }
}
