package lantian.registry.rosterimport;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the words above a column may mean, before one looks at what stands beside them. */
sealed interface HeadingWord {

    /** Says all by itself: 父亲电话. */
    record Says(Column column) implements HeadingWord {}

    /** Something about a person for which the archive has no place: 父亲出生日期. */
    record About(Person person, Fact fact) implements HeadingWord {}

    /** Belongs to the person before it: 联系电话. */
    record Bare(Fact fact) implements HeadingWord {}

    /** Begins what is said of somebody else: 班主任, 家长姓名. */
    record Introduces(Person person) implements HeadingWord {}

    /** Speaks of parents being away without saying which one: 留守类型. */
    record LeftBehind(boolean asksForBoth) implements HeadingWord {}

    record Unknown() implements HeadingWord {}

    /** What can be said of a person. */
    enum Fact {
        NAME("姓名", "名字"),
        SEX("性别"),
        BIRTH("出生日期", "出生年月日", "出生年月", "出生时间", "生日"),
        AWAY(
                "是否外出务工", "外出务工", "是否外出", "是否务工", "外出", "是否在外", "是否外出打工", "外出打工", "是否在外务工", "在外务工", "务工", "外出情况",
                "务工情况", "外出务工情况", "是否外出工作", "打工", "是否打工", "是否在外打工", "在外打工", "打工情况", "外出打工情况", "在外情况", "在外务工情况",
                "在外打工情况", "外出与否", "外出务工与否", "外出状态", "外出状况", "务工状态", "务工状况", "是否在外地", "是否在外工作"),
        PLACE(
                "务工地址", "务工地点", "务工地", "打工地址", "打工地点", "打工地", "外出务工地点", "外出务工地址", "外出务工地", "外出地点", "外出地", "当前务工地点",
                "当前务工地", "当前务工地址", "现务工地点", "现务工地"),
        EMPLOYER("务工单位", "工作单位", "单位", "外出务工单位", "务工企业", "打工单位"),
        PHONE("电话", "联系电话", "联系方式", "手机", "手机号", "手机号码", "电话号码", "联系电话号码", "联系手机", "移动电话", "联系号码"),
        RELATION("关系"),
        ADDRESS("住址", "地址", "详细地址", "详细住址", "居住地址", "居住地", "现住址", "现住地", "现住地址", "家庭住址", "家庭地址"),
        OCCUPATION("职业"),
        AGE("年龄"),
        HEALTH("健康状况", "身体状况", "健康情况", "身体情况", "健康"),
        EDUCATION("文化程度", "学历", "文化", "受教育程度"),
        NOT_KEPT("身份证号", "身份证号码", "公民身份证号码", "证件号码", "身份证件号码", "身份证件类型", "证件类型", "身份证", "民族", "政治面貌", "婚姻状况", "户籍所在地");

        @SuppressWarnings("ImmutableEnumChecker") // List.of can't change
        private final List<String> words;

        Fact(String... words) {
            this.words = List.of(words);
        }
    }

    /** The words above a column, without what people put around them. */
    static HeadingWord of(String written) {
        var text = Normalizer.normalize(written, Normalizer.Form.NFKC)
                .replaceAll("[\\p{Cf}\\s\u2605\u2606*\u203b\u272a\u2731\u25cf\u25b2\u25a0\u25c6:：#、。.]", "");
        var inside = new ArrayList<String>();
        var brackets = Words.BRACKETS.matcher(text);
        while (brackets.find()) {
            inside.add(brackets.group(1));
        }
        var base = Words.BRACKETS.matcher(text).replaceAll("").replaceFirst("^\\d{1,2}(?=\\D)", "");
        if (base.isEmpty()) {
            return inside.isEmpty() ? new Unknown() : Words.plain(String.join("", inside));
        }
        var word = Words.plain(base);
        for (var aside : inside) {
            word = Words.with(base, aside, word);
        }
        return word;
    }

    /** Whether it asks for the child's own name. */
    static boolean isName(String written) {
        var word = of(written);
        return word.equals(new Bare(Fact.NAME)) || word.equals(new Says(Column.NAME));
    }

    /** Whose columns stand below the word, if it stands above several: 父亲, 母亲情况. */
    static @Nullable Person group(String written) {
        return Words.group(written);
    }

    /** A group's word and the one below it, together as one heading. */
    static HeadingWord below(String group, String leaf) {
        var alone = of(leaf);
        if (Words.group(group) == Person.CHILD && Words.standsFor(alone)) {
            return alone;
        }
        for (var joined : List.of(Words.groupName(group), group)) {
            for (var candidate : List.of(joined + leaf, leaf + joined)) {
                var word = of(candidate);
                if (word.isKnown() && !(word instanceof LeftBehind && Words.group(group) == Person.CHILD)) {
                    return word;
                }
            }
        }
        var person = Words.group(group);
        if (person == null) {
            return alone;
        }
        return switch (alone) {
            case Bare(var fact) -> Words.says(person, fact);
            case LeftBehind _ -> alone;
            case Says(var column) when column.person() != Person.CHILD || person == Person.CHILD -> alone;
            default -> person == Person.CHILD ? alone : new About(person, Fact.NOT_KEPT);
        };
    }

    /** Something we know, whether or not the archive has a place for it. */
    default boolean isKnown() {
        return !(this instanceof Unknown || this instanceof Introduces);
    }

    /** The vocabulary. */
    final class Words {

        static final Pattern BRACKETS = Pattern.compile("[(\\[【「〔{<《]([^()\\[\\]【】「」〔〕{}<>《》]*)[)\\]】」〕}>》]");

        private static final Pattern GROUP = Pattern.compile("(.+?)(?:的)?(?:基本|个人)?(?:信息|情况|资料|一栏)?");
        private static final Pattern RELATION =
                Pattern.compile("(?:与|和|同|是)?(?:其|该生|本人|被监护人|留守儿童|儿童|学生|孩子|幼儿|监护人|受监护人|小孩)?(?:的|之间|之间的|监护)?关系(?:类型)?");
        /** A group's word is short and says nothing more: 班主任：李老师 is a line about the class. */
        private static final int LONGEST_GROUP = 12;

        /** Aside of a heading, what is only to be written as on paper: 与户口本一致. */
        private static final Pattern AS_ON_PAPER =
                Pattern.compile("(?:必须|须|需|应|请)?[与和同以按](?:户口[本簿]?|身份证|学籍)(?:上)?(?:的)?(?:姓名)?(?:保持)?(?:一致|相同|为准|填写)?");

        private static final Pattern FATHER = Pattern.compile("(?<![祖伯叔姑姨舅继养])父|爸");
        private static final Pattern MOTHER = Pattern.compile("(?<![祖伯叔姑姨舅继养])母|妈");
        /** Asks something of somebody whose name alone stands before the brackets. */
        private static final Pattern ASKS = Pattern.compile(".*(是否|关系|外出|在外|在家|务工|打工).*");

        private static final Pattern AWAY = Pattern.compile(".*(外出|在外|在家|务工|打工).*");
        /** Speaks of a parent being away, or of a child being left behind, in whatever other words. */
        private static final Pattern OF_BEING_AWAY = Pattern.compile(
                ".*留守(?!儿童.).*|留守儿童(标识|标志|标记|性质|分类|种类|属性|身份|认定).*|(?!.*(时间|日期|时长|年限|年数|月数|收入|行业|工种|职业|方式)).*(外出|在外|务工|打工).*|(父|母|爸|妈|双亲|家长).*(在家|在身边|同住|去向).*|在家的?(父|母|家长).*|.*[与和跟](父母|父亲|母亲|家长).*(同住|居住|生活).*");

        private static final Pattern ONLY_NAMED = Pattern.compile(".*(姓名|名字|编号|序号|号码|档案|之家|电话|手机|联系).*");
        /** Aside of a heading, it changes what is asked for. */
        private static final Pattern CHANGES = Pattern.compile("农历|阴历|曾用|户籍|户口|学籍|身份证|原|去年|上学期|以前|旧|年龄|岁|周岁|继|养");

        private static final Map<String, Person> PREFIXES = prefixes();
        private static final List<String> BY_LENGTH = PREFIXES.keySet().stream()
                .sorted((one, other) -> other.length() - one.length())
                .toList();
        private static final Map<String, Fact> FACTS = facts();
        private static final Map<Person, Map<Fact, Column>> COLUMNS = columns();
        private static final Pattern BOTH = Pattern.compile(
                "(?!.*(人数|次数|时间|时长|年限|原因|日期))(父母|双亲)(双方)?(是否)?(同时|都|均|共同|双方|全部)+(是否)?(外出|在外|务工|打工).*|双亲(是否)?外出.*");
        private static final Pattern OF_PARENTS =
                Pattern.compile(".*(父母|双亲|家长).*(外出|在外|务工|打工).*|.*(外出|在外|务工|打工).*(父母|双亲|家长|人员|成员).*|谁(外出|在外).*");
        private static final Pattern OF_LEFT_BEHIND =
                Pattern.compile("(是否|是不是).*留守.*|.*留守.*(类型|类别|情况|状态|状况|与否|程度)|留守(儿童)?");
        private static final Pattern OTHERS = Pattern.compile(
                ".*(班主任|老师|教师|帮扶|结对|联系人|负责人|校长|成员|第二.*监护人|其他监护人|紧急|祖父|祖母|爷爷|奶奶|外公|外婆|姥姥|姥爷|村干部|村委|志愿者|填报人|填表人|辅导员|代理家长).*");

        /** Whoever it is, what follows is said of that person. */
        private static final Pattern SOMEBODY = Pattern.compile(".*(姓名|名字|监护人|联系人)\\d*");

        private Words() {}

        static HeadingWord plain(String text) {
            var column = Column.named(text);
            if (column != null) {
                return new Says(column);
            }
            var fact = fact(text);
            if (fact != null) {
                return new Bare(fact);
            }
            if (text.contains("随迁") || text.contains("进城务工") || text.contains("关系")) {
                return prefixed(text);
            }
            if (BOTH.matcher(text).matches()) {
                return new LeftBehind(true);
            }
            var phoneOf = text.contains("电话") || text.contains("手机") || text.contains("联系");
            if (!phoneOf
                    && (OF_LEFT_BEHIND.matcher(text).matches()
                            || OF_PARENTS.matcher(text).matches())) {
                return new LeftBehind(false);
            }
            var word = prefixed(text);
            return (word instanceof Unknown || word.equals(new Introduces(Person.PARENT)))
                            && OF_BEING_AWAY.matcher(text).matches()
                            && !ONLY_NAMED.matcher(text).matches()
                    ? new LeftBehind(false)
                    : word;
        }

        /** What keeps its meaning below 学生基本信息: whose it is, is said by itself or by the person before it. */
        static boolean standsFor(HeadingWord word) {
            return switch (word) {
                case Says _, LeftBehind _ -> true;
                case Bare(var fact) ->
                    fact == Fact.AWAY || fact == Fact.PLACE || fact == Fact.EMPLOYER || fact == Fact.RELATION;
                default -> false;
            };
        }

        private static HeadingWord prefixed(String text) {
            if (!text.startsWith("父母")) {
                for (var prefix : BY_LENGTH) {
                    var fact = text.startsWith(prefix) ? fact(text.substring(prefix.length())) : null;
                    var swapped =
                            text.endsWith(prefix) ? fact(text.substring(0, text.length() - prefix.length())) : null;
                    var said = fact == null ? swapped : fact;
                    var person = PREFIXES.get(prefix);
                    if (said != null && person != null) {
                        if (person == Person.CHILD && said == Fact.AWAY) {
                            return new LeftBehind(false);
                        }
                        // a pupil's own telephone is not the family's
                        return person == Person.CHILD && said == Fact.PHONE
                                ? new About(person, said)
                                : says(person, said);
                    }
                }
            }
            if (OTHERS.matcher(text).matches() || SOMEBODY.matcher(text).matches()) {
                return new Introduces(text.contains("家长") ? Person.PARENT : Person.OTHER);
            }
            return text.contains("家长") || text.startsWith("父母") ? new Introduces(Person.PARENT) : new Unknown();
        }

        static HeadingWord says(Person person, Fact fact) {
            var column = COLUMNS.getOrDefault(person, Map.of()).get(fact);
            return column == null ? new About(person, fact) : new Says(column);
        }

        /** What stands in brackets either makes another heading of the one before them, or only explains it. */
        static HeadingWord with(String base, String aside, HeadingWord alone) {
            for (var joined : List.of(base + aside, aside + base)) {
                var word = plain(joined);
                if (word.isKnown()) {
                    return word;
                }
            }
            if (CHANGES.matcher(aside).find() && !AS_ON_PAPER.matcher(aside).matches()) {
                return new Unknown();
            }
            if (asksOther(base, aside, alone)) {
                return AWAY.matcher(base + aside).matches() ? new LeftBehind(false) : new Unknown();
            }
            var other = plain(aside);
            var sameFact =
                    alone instanceof Says(var column) && other instanceof Bare(var fact) && column.fact() == fact;
            var whoCares = alone instanceof Says(var guardian)
                    && guardian == Column.GUARDIAN_NAME
                    && other instanceof Introduces;
            return other instanceof Unknown || sameFact || whoCares || other.equals(alone) ? alone : new Unknown();
        }

        /** 父（母）电话, 联系电话（父或母）, 父亲（是否在家）: what is read from the words before would be somebody else's, or no name. */
        private static boolean asksOther(String base, String aside, HeadingWord alone) {
            var father = FATHER.matcher(aside).find();
            var mother = MOTHER.matcher(aside).find();
            return switch (alone) {
                case Says(var column) when column.person() == Person.FATHER && mother -> true;
                case Says(var column) when column.person() == Person.MOTHER && father -> true;
                case Says(var column)
                when column == Column.FATHER_NAME || column == Column.MOTHER_NAME || column == Column.GUARDIAN_NAME ->
                    !base.endsWith("名")
                            && !base.endsWith("名字")
                            && ASKS.matcher(aside).matches();
                case Bare(var fact) ->
                    (fact == Fact.PHONE || fact == Fact.AWAY || fact == Fact.PLACE) && (father || mother);
                default -> false;
            };
        }

        static @Nullable Person group(String written) {
            if (written.length() > LONGEST_GROUP || written.matches(".*[:：].+")) {
                return null;
            }
            var name = groupName(written);
            var person = PREFIXES.get(name);
            if (person != null) {
                return person;
            }
            if (List.of("学生", "儿童", "幼儿", "孩子", "基本", "学生基本", "儿童基本", "留守儿童", "本人")
                            .contains(name)
                    || name.equals("基本信息")) {
                return Person.CHILD;
            }
            if (name.startsWith("家长") || name.equals("父母")) {
                return Person.PARENT;
            }
            return OTHERS.matcher(name).matches() ? Person.OTHER : null;
        }

        static String groupName(String written) {
            var text = Normalizer.normalize(written, Normalizer.Form.NFKC)
                    .replaceAll("[\\p{Cf}\\s\u2605\u2606*\u203b:：]", "")
                    .replaceAll(BRACKETS.pattern(), "");
            var match = GROUP.matcher(text);
            return match.matches() ? match.group(1) : text;
        }

        private static @Nullable Fact fact(String text) {
            var fact = FACTS.get(text);
            return fact == null && RELATION.matcher(text).matches() ? Fact.RELATION : fact;
        }

        private static Map<String, Fact> facts() {
            var map = new HashMap<String, Fact>();
            Arrays.stream(Fact.values()).forEach(fact -> fact.words.forEach(word -> map.put(word, fact)));
            return map;
        }

        private static Map<String, Person> prefixes() {
            var map = new HashMap<String, Person>();
            for (var child : List.of("", "学生", "儿童", "孩子", "幼儿", "留守儿童", "小孩")) {
                List.of("父亲", "爸爸").forEach(word -> map.put(child + word, Person.FATHER));
                List.of("母亲", "妈妈").forEach(word -> map.put(child + word, Person.MOTHER));
            }
            map.put("父", Person.FATHER);
            map.put("母", Person.MOTHER);
            for (var kind : List.of(
                    "", "委托", "被委托", "受委托", "受托", "临时", "代理", "主要", "实际", "法定", "现", "第一", "第一法定", "目前", "当前", "儿童",
                    "学生")) {
                map.put(kind + "监护人", Person.GUARDIAN);
            }
            map.put("受委托人", Person.GUARDIAN);
            map.put("照看人", Person.GUARDIAN);
            for (var child : List.of("学生", "儿童", "幼儿", "孩子", "留守儿童")) {
                map.put(child, Person.CHILD);
            }
            return map;
        }

        private static Map<Person, Map<Fact, Column>> columns() {
            var map = new EnumMap<Person, Map<Fact, Column>>(Person.class);
            for (var column : Column.values()) {
                var fact = column.fact();
                if (fact != null) {
                    map.computeIfAbsent(column.person(), _ -> new EnumMap<>(Fact.class))
                            .put(fact, column);
                }
            }
            return map;
        }
    }
}
