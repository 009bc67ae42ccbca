package lantian.registry.roster;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a column of a roster may hold, with the headings people write above it. */
public enum Column {
    NAME("姓名", "学生姓名", "幼儿姓名", "儿童姓名", "留守儿童姓名", "名字"),
    SEX("性别", "学生性别"),
    BIRTH_DATE("出生日期", "出生年月日", "出生年月", "生日"),
    STUDENT_NO("学号", "学生学号", "学籍号", "全国学籍号", "学籍号码"),
    STAGE("学段"),
    GRADE("年级", "所在年级"),
    CLASS("班级", "班", "所在班级", "班别", "班级名称"),
    BOARDING("是否寄宿", "寄宿", "是否住校", "住校", "是否住宿"),
    ADDRESS("家庭住址", "家庭地址", "家庭详细地址", "家庭详细住址", "住址", "现住址", "现住地址", "家庭现住址"),
    HOME_PHONE("家庭电话", "家庭联系电话", "联系电话"),
    FATHER_NAME("父亲姓名", "父亲"),
    FATHER_AWAY("父亲是否外出务工", "父亲外出务工", "父亲是否外出", "父亲是否务工", "父亲外出", "父亲是否在外"),
    FATHER_PLACE("父亲务工地址", "父亲务工地点", "父亲打工地址", "父亲务工地"),
    FATHER_EMPLOYER("父亲务工单位", "父亲工作单位"),
    FATHER_PHONE("父亲电话", "父亲联系电话", "父亲联系方式", "父亲手机", "父亲手机号", "父亲手机号码"),
    MOTHER_NAME("母亲姓名", "母亲"),
    MOTHER_AWAY("母亲是否外出务工", "母亲外出务工", "母亲是否外出", "母亲是否务工", "母亲外出", "母亲是否在外"),
    MOTHER_PLACE("母亲务工地址", "母亲务工地点", "母亲打工地址", "母亲务工地"),
    MOTHER_EMPLOYER("母亲务工单位", "母亲工作单位"),
    MOTHER_PHONE("母亲电话", "母亲联系电话", "母亲联系方式", "母亲手机", "母亲手机号", "母亲手机号码"),
    GUARDIAN_NAME("监护人姓名", "监护人", "委托监护人", "临时监护人", "代理监护人"),
    GUARDIAN_RELATION("监护人关系", "与监护人关系", "与儿童关系", "与学生关系", "监护人与儿童关系", "监护人与学生关系", "与孩子关系"),
    GUARDIAN_ADDRESS("监护人住址", "监护人地址", "监护人详细地址"),
    GUARDIAN_PHONE("监护人电话", "监护人联系电话", "监护人联系方式", "监护人手机", "监护人手机号"),
    GUARDIAN_OCCUPATION("监护人职业"),
    GUARDIAN_AGE("监护人年龄"),
    GUARDIAN_HEALTH("监护人健康状况", "监护人身体状况", "监护人健康情况"),
    GUARDIAN_EDUCATION("监护人文化程度", "监护人学历"),
    CARE("照看类型", "照看方式", "监护类型", "监护情况"),
    CHARACTER("性格", "性格特征", "性格特点"),
    INTERESTS("兴趣爱好", "兴趣", "爱好"),
    SPECIAL("特殊情况"),
    REMARK("备注"),
    ENROLLED_ON("入学日期", "入学时间", "入校日期"),
    AWAY_SINCE("外出起始日期", "外出日期", "外出时间", "外出务工起始日期"),
    EFFECTIVE("生效日期", "变动日期");

    /** Without these there is no roster. */
    public static final List<Column> REQUIRED = List.of(NAME, SEX, BIRTH_DATE, GRADE, CLASS);

    private static final Map<String, Column> BY_HEADING = byHeading();

    @SuppressWarnings("ImmutableEnumChecker") // List.of can't change
    private final List<String> headings;

    Column(String... headings) {
        this.headings = List.of(headings);
    }

    /** The heading of the template. */
    public String heading() {
        return headings.getFirst();
    }

    boolean isDay() {
        return this == BIRTH_DATE || this == ENROLLED_ON || this == AWAY_SINCE || this == EFFECTIVE;
    }

    /** Spaces, stars and what stands in brackets don't matter. */
    static Optional<Column> of(String heading) {
        return Optional.ofNullable(
                BY_HEADING.get(Text.plain(heading).replaceAll("[\\s*:：]", "").replaceAll("[(（\\[【].*?[)）\\]】]", "")));
    }

    private static Map<String, Column> byHeading() {
        var map = new HashMap<String, Column>();
        Arrays.stream(values()).forEach(column -> column.headings.forEach(heading -> map.put(heading, column)));
        return map;
    }
}
