package lantian.registry.canonical;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How a name is kept, so that the same name in another spelling is the same: {@code 李　雷}, {@code 阿依古丽•买买提}. */
public final class PersonName {

    private static final String HAN = "\\p{IsHan}";
    private static final String DOT = "·•‧・∙⋅●◦∘⚬˙。.．｡･ꞏ᛫⸱ㆍ᠂";
    private static final Pattern SPACES = Pattern.compile("(?<=" + HAN + ")\\s+(?=" + HAN + ")");
    private static final Pattern DOTS = Pattern.compile("(?<=" + HAN + ")\\s*[" + DOT + "]\\s*(?=" + HAN + ")");
    private static final Pattern OTHER_DOTS = Pattern.compile("\\s*[·•‧・∙⋅●◦∘⚬˙･ꞏ᛫⸱ㆍ᠂]\\s*");
    private static final Pattern EDGES = Pattern.compile("^['`´‘’′*★☆\\s·]+|['`´‘’′*★☆\\s·]+$");
    private static final Pattern BETWEEN = Pattern.compile("[\\s" + DOT + "'`´‘’′-]+");
    private static final Pattern NAME =
            Pattern.compile("(?=.*\\p{L})[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N}·. '’()-]*");

    /** 李小红（留守） is 李小红 with a note, and would be another child; （大） and （小） tell two of one name apart. */
    private static final Pattern NOTE = Pattern.compile(
            ".*\\((?:(?:非|单亲|农村)?留守(?:儿童|学生)?|休学|复学|转入|转出|转学|借读|随班就读|新生|毕业|男|女|双胞胎|孤儿|残疾|低保|建档立卡|已?故|去世|离异|再婚|外出|务工|打工|在家|[^()]*[0-9]{7,}[^()]*)\\).*");

    /** A telephone stands in no name. */
    private static final Pattern LONG_NUMBER = Pattern.compile(".*[0-9]{7,}.*");

    /** What becomes of somebody, written where the name belongs. */
    private static final Set<String> STATES = Set.of(
            "已故", "去世", "已去世", "病故", "亡故", "死亡", "离异", "离婚", "再婚", "改嫁", "失踪", "失联", "服刑", "在家", "外出", "外出务工", "务工",
            "打工", "在外", "是", "否", "有");

    private static final Pattern PARTS = Pattern.compile("[·\\s]+");

    /** 复姓: family names of two characters. */
    private static final Set<String> TWO_CHARACTERS = Set.of(
            "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政",
            "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "子车", "亓官", "司寇", "巫马",
            "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋", "夹谷", "轩辕", "令狐", "段干", "百里", "呼延", "东郭", "南门", "羊舌",
            "微生", "梁丘", "左丘", "东门", "西门", "南荣", "第五");

    private PersonName() {}

    /**
     * The given name (名) alone: what a classmate calls the child. Of a name with a dot or space the part before it, of a
     * Chinese name what follows the family's; a name that can't be divided is whole.
     */
    public static String given(String plain) {
        var parts = PARTS.split(plain, 2);
        if (parts.length > 1) {
            return parts[0];
        }
        var length = plain.codePointCount(0, plain.length());
        if (length < 2 || !plain.matches(HAN + "+")) {
            return plain;
        }
        var family = length > 2 && TWO_CHARACTERS.contains(plain.substring(0, plain.offsetByCodePoints(0, 2))) ? 2 : 1;
        return plain.substring(plain.offsetByCodePoints(0, family));
    }

    /** Without spaces between Chinese characters, with one kind of middle dot, half-width, nothing invisible. */
    public static String plain(String written) {
        var text = OTHER_DOTS
                .matcher(DOTS.matcher(Characters.plain(written)).replaceAll("·"))
                .replaceAll("·");
        return EDGES.matcher(SPACES.matcher(text).replaceAll("")).replaceAll("");
    }

    /** The same for all ways of writing a name, with its dot, another or none: for finding and recognising only. */
    public static String key(String written) {
        return BETWEEN.matcher(plain(written)).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /**
     * Whether it can be somebody's name and no more: letters, with what stands between or behind them; 小明2 is told from
     * 小明1.
     */
    public static boolean isName(String plain) {
        return NAME.matcher(plain).matches()
                && !NOTE.matcher(plain).matches()
                && !LONG_NUMBER.matcher(plain).matches()
                && !isState(plain)
                && !Characters.isPrivate(plain);
    }

    /** Whether it says what became of somebody instead of the name: 已故, 在家. */
    public static boolean isState(String plain) {
        return STATES.contains(plain);
    }
}
