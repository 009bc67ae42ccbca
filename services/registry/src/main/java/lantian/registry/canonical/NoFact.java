package lantian.registry.canonical;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words that fill a cell without saying anything: 无, 不详, 同上, N/A, a stroke. In a name or a number they are no fact. */
public final class NoFact {

    private static final Pattern STROKES = Pattern.compile("[-‐‑‒–—―─ー－_/\\\\|*＊.。、,，?？×xX○〇0]{1,6}");
    private static final Pattern ZEROS_ALONE = Pattern.compile("0+");

    private static final Set<String> WORDS = Set.of(
            "无", "没有", "没", "暂无", "暂缺", "暂未", "缺", "不详", "未详", "不祥", "未知", "不知", "不知道", "不明", "不清楚", "不清", "不确定", "同上",
            "同左", "同前", "〃", "\"", "″", "待补", "待定", "待填", "待核实", "待查", "未填", "未填写", "未登记", "未办理", "未取得", "空", "空白",
            "无此项", "不适用", "保密", "无学号", "无电话", "无手机", "没有电话", "没有手机", "无联系方式", "n/a", "na", "n.a.", "n.a", "none",
            "null", "nil", "no", "unknown", "tbd", "#n/a");

    private NoFact() {}

    /** @param plain in the form of {@link Characters#plain} */
    public static boolean is(String plain) {
        var bare = plain.replaceAll("[\\s()\\[\\]【】「」'\"`]", "").toLowerCase(Locale.ROOT);
        return bare.isEmpty()
                || WORDS.contains(bare)
                || WORDS.contains(plain.toLowerCase(Locale.ROOT))
                || ZEROS_ALONE.matcher(bare).matches()
                || STROKES.matcher(bare).matches();
    }
}
