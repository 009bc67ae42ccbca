package lantian.demo;

import java.util.List;

/** What sort of school, with the grades it has. */
public enum Stage {
    KINDERGARTEN("小班", "中班", "大班"),
    PRIMARY("一年级", "二年级", "三年级", "四年级", "五年级", "六年级"),
    JUNIOR("七年级", "八年级", "九年级"),
    NINE_YEAR("一年级", "二年级", "三年级", "四年级", "五年级", "六年级", "七年级", "八年级", "九年级");

    @SuppressWarnings("ImmutableEnumChecker") // List.of can't change
    private final List<String> grades;

    Stage(String... grades) {
        this.grades = List.of(grades);
    }

    public List<String> grades() {
        return grades;
    }

    /** Years since a child of the first grade of primary school entered it; negative in a kindergarten. */
    public int year(int grade) {
        return switch (this) {
            case KINDERGARTEN -> grade - 3;
            case PRIMARY, NINE_YEAR -> grade;
            case JUNIOR -> grade + 6;
        };
    }

    /** 学段 of a child in that grade. */
    public String ofChild(int grade) {
        return switch (this) {
            case KINDERGARTEN -> "幼儿园";
            case PRIMARY -> "小学";
            case JUNIOR -> "初中";
            case NINE_YEAR -> grade < 6 ? "小学" : "初中";
        };
    }
}
