package lantian.registry.rosterimport;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lantian.registry.rosterimport.HeadingWord.Fact;
import org.jspecify.annotations.Nullable;

/** What a column of a roster may hold, with the headings that say so by themselves. */
public enum Column {
    NAME(Person.CHILD, Fact.NAME, "姓名", "学生姓名", "幼儿姓名", "儿童姓名", "留守儿童姓名", "孩子姓名", "学生名字", "名字"),
    SEX(Person.CHILD, Fact.SEX, "性别", "学生性别", "儿童性别", "幼儿性别", "孩子性别"),
    BIRTH_DATE(Person.CHILD, Fact.BIRTH, "出生日期", "学生出生日期", "儿童出生日期", "公历生日", "阳历生日"),
    STUDENT_NO(Person.CHILD, null, "学号", "学生学号", "学籍号", "全国学籍号", "学籍号码", "全国学籍号码"),
    STAGE(Person.CHILD, null, "学段"),
    GRADE(Person.CHILD, null, "年级", "所在年级", "就读年级", "现年级", "年级名称"),
    CLASS(
            Person.CHILD,
            null,
            "班级",
            "班",
            "所在班级",
            "所属班级",
            "就读班级",
            "现班级",
            "班别",
            "班级名称",
            "年级班级",
            "年级及班级",
            "年级和班级",
            "所在年级班级",
            "年班"),
    BOARDING(
            Person.CHILD,
            null,
            "是否寄宿",
            "寄宿",
            "是否住校",
            "住校",
            "是否住宿",
            "是否学校寄宿",
            "是否寄宿生",
            "是否住校生",
            "寄宿情况",
            "住宿情况",
            "住校情况",
            "就读方式"),
    ADDRESS(
            Person.CHILD,
            Fact.ADDRESS,
            "家庭住址",
            "家庭地址",
            "家庭详细地址",
            "家庭详细住址",
            "家庭居住地址",
            "家庭居住地",
            "家庭现住址",
            "现住址",
            "现住地址",
            "现居住地",
            "现居住地址",
            "现住地"),
    HOME_PHONE(Person.CHILD, Fact.PHONE, "家庭电话", "家庭联系电话", "家庭联系方式", "家庭座机", "住宅电话"),
    FATHER_NAME(Person.FATHER, Fact.NAME, "父亲姓名", "父亲"),
    FATHER_AWAY(Person.FATHER, Fact.AWAY, "父亲是否外出务工"),
    FATHER_PLACE(Person.FATHER, Fact.PLACE, "父亲务工地址"),
    FATHER_EMPLOYER(Person.FATHER, Fact.EMPLOYER, "父亲务工单位"),
    FATHER_PHONE(Person.FATHER, Fact.PHONE, "父亲电话"),
    MOTHER_NAME(Person.MOTHER, Fact.NAME, "母亲姓名", "母亲"),
    MOTHER_AWAY(Person.MOTHER, Fact.AWAY, "母亲是否外出务工"),
    MOTHER_PLACE(Person.MOTHER, Fact.PLACE, "母亲务工地址"),
    MOTHER_EMPLOYER(Person.MOTHER, Fact.EMPLOYER, "母亲务工单位"),
    MOTHER_PHONE(Person.MOTHER, Fact.PHONE, "母亲电话"),
    GUARDIAN_NAME(Person.GUARDIAN, Fact.NAME, "监护人姓名", "监护人", "委托监护人", "临时监护人", "代理监护人", "主要监护人", "实际监护人", "第一监护人"),
    GUARDIAN_RELATION(Person.GUARDIAN, Fact.RELATION, "监护人关系", "监护关系"),
    GUARDIAN_ADDRESS(Person.GUARDIAN, Fact.ADDRESS, "监护人住址"),
    GUARDIAN_PHONE(Person.GUARDIAN, Fact.PHONE, "监护人电话"),
    GUARDIAN_OCCUPATION(Person.GUARDIAN, Fact.OCCUPATION, "监护人职业"),
    GUARDIAN_AGE(Person.GUARDIAN, Fact.AGE, "监护人年龄"),
    GUARDIAN_HEALTH(Person.GUARDIAN, Fact.HEALTH, "监护人健康状况"),
    GUARDIAN_EDUCATION(Person.GUARDIAN, Fact.EDUCATION, "监护人文化程度"),
    CARE(Person.CHILD, null, "照看类型", "照看方式", "监护类型", "监护情况", "实际监护情况"),
    CHARACTER(Person.CHILD, null, "性格", "性格特征", "性格特点"),
    INTERESTS(Person.CHILD, null, "兴趣爱好", "兴趣", "爱好", "特长爱好"),
    SPECIAL(Person.CHILD, null, "特殊情况"),
    REMARK(Person.CHILD, null, "备注", "其他备注", "备注说明"),
    ENROLLED_ON(Person.CHILD, null, "入学日期", "入学时间", "入校日期", "入园日期", "入园时间"),
    AWAY_SINCE(Person.CHILD, null, "外出起始日期", "外出日期", "外出时间", "外出务工起始日期", "外出务工时间"),
    EFFECTIVE(Person.CHILD, null, "生效日期", "变动日期");

    /** Without these there is no roster. */
    public static final List<Column> REQUIRED = List.of(NAME, SEX, BIRTH_DATE, GRADE, CLASS);

    private static final Map<String, Column> BY_HEADING = byHeading();

    private final Person person;
    private final @Nullable Fact fact;

    @SuppressWarnings("ImmutableEnumChecker") // List.of can't change
    private final List<String> headings;

    Column(Person person, @Nullable Fact fact, String... headings) {
        this.person = person;
        this.fact = fact;
        this.headings = List.of(headings);
    }

    /** The heading of the template. */
    public String heading() {
        return headings.getFirst();
    }

    public Person person() {
        return person;
    }

    /** What it says of the person, if that can also be said of others. */
    @Nullable
    Fact fact() {
        return fact;
    }

    boolean isDay() {
        return this == BIRTH_DATE || this == ENROLLED_ON || this == AWAY_SINCE || this == EFFECTIVE;
    }

    /** What people write about the child at length, where the first of two such columns loses nothing. */
    boolean isText() {
        return this == ADDRESS || this == CHARACTER || this == INTERESTS || this == SPECIAL || this == REMARK;
    }

    /** How near a heading is to the template's: 0 is the same. */
    int rank(String heading) {
        var index = headings.indexOf(heading);
        return index < 0 ? headings.size() : index;
    }

    /** By a heading without spaces, stars and brackets. A word that can be said of several people names no column. */
    static @Nullable Column named(String heading) {
        return BY_HEADING.get(heading);
    }

    private static Map<String, Column> byHeading() {
        var map = new HashMap<String, Column>();
        Arrays.stream(values()).forEach(column -> column.headings.forEach(heading -> map.put(heading, column)));
        List.of("姓名", "名字", "性别", "出生日期").forEach(map::remove);
        return map;
    }
}
