package lantian.registry.child;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** 照看类型: in whose care the child lives (B108). */
public enum CareType {
    PARENTS("父母照看", "父母", "父母抚养", "父母监护", "双亲照看", "双亲"),
    SINGLE_PARENT("单亲教育", "单亲", "单亲监护", "单亲抚养", "父亲照看", "母亲照看", "父亲", "母亲", "爸爸", "妈妈"),
    GRANDPARENTS(
            "隔代教育", "隔代", "隔代照看", "隔代抚养", "隔代监护", "上代监护", "祖辈照看", "祖辈监护", "祖父母照看", "祖辈", "祖父母", "外祖父母", "爷爷奶奶", "外公外婆",
            "姥姥姥爷", "爷爷", "奶奶", "外公", "外婆"),
    RELATIVES("亲戚照看", "亲戚", "亲属", "伯父", "叔叔", "姑姑", "姑父", "舅舅", "姨妈"),
    FRIENDS("朋友照看", "朋友", "亲友", "邻居", "熟人"),
    FOSTER("寄养教育", "寄养", "托管"),
    ADOPTED("收养", "收留", "抚养"),
    SIBLINGS("兄弟姐妹相依", "姐弟相依为命", "哥哥", "姐姐", "兄弟姐妹"),
    ALONE("独自生活", "独自在家生活", "独自", "独居", "自我照看", "自我监护", "无人照看"),
    SCHOOL("学校寄宿", "寄宿", "学校"),
    NO_ABLE_PARENT("父母无监护能力", "无监护能力", "无人监护", "孤儿"),
    OTHER("其他", "其它");

    @SuppressWarnings("ImmutableEnumChecker") // List.of can't change
    private final List<String> names;

    CareType(String... names) {
        this.names = List.of(names);
    }

    public static Optional<CareType> named(String text) {
        return Arrays.stream(values())
                .filter(type -> type.names.contains(text) || type.name().equals(text))
                .findFirst();
    }

    /** The word a person would write. */
    public String inChinese() {
        return names.getFirst();
    }

    /** Says by itself that no parent can care. */
    boolean leavesNoParent() {
        return this == ALONE || this == SIBLINGS || this == NO_ABLE_PARENT;
    }

    /** Somebody stands in for the parents, if those are not at home. */
    boolean standsIn() {
        return this == GRANDPARENTS || this == RELATIVES || this == FRIENDS || this == FOSTER || this == ADOPTED;
    }
}
