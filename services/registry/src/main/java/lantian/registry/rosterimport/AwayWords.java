package lantian.registry.rosterimport;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people write of being left behind where no single parent is asked about. Only what leaves no doubt is read. */
final class AwayWords {

    /** Who is away; null where the word does not say. */
    record Away(@Nullable Boolean father, @Nullable Boolean mother) {

        boolean saysSomething() {
            return father != null || mother != null;
        }
    }

    static final Away UNSAID = new Away(null, null);

    /** Headings that ask for the parent who stays, or for whoever stands in: their words must not be turned round. */
    private static final Pattern WHO_STAYS = Pattern.compile(
            ".*([未没不]|在家|在身边|在本地|同住|留在|留守(家长|父母)|监护|照顾|照看|照管|看护|抚养|托付|委托|[跟随与](谁|父|母|家长)|和(谁|父母|家长)).*");

    private static final String GOING = "(外出|在外|不在家|离家)?(务工|打工|工作|经商)?";
    private static final Pattern BOTH = Pattern.compile(
            "(双亲|父母|双方|父母双方|双亲双方|父亲和母亲|父亲、母亲|爸爸妈妈|父母亲)(双方|均|都|同时|双双|全部|皆)*" + GOING + "(留守)?(儿童)?|双留守(儿童)?");
    private static final Pattern NONE =
            Pattern.compile("(父母|双亲|双方|父母双方)(双方|均|都|同时)*(在家|未外出|没外出|没有外出|不外出|未务工)|(均|都)(在家|未外出)|无人外出");
    private static final Pattern FATHER = Pattern.compile("(父亲|父|爸爸)(一方|单方|一人)?" + GOING);
    private static final Pattern MOTHER = Pattern.compile("(母亲|母|妈妈)(一方|单方|一人)?" + GOING);
    private static final Pattern ONLY_FATHER =
            Pattern.compile("(仅|只有|仅有|只)(父亲|父|爸爸)(一方|单方|一人)?" + GOING + "|父亲?外出母亲?在家");
    private static final Pattern ONLY_MOTHER =
            Pattern.compile("(仅|只有|仅有|只)(母亲|母|妈妈)(一方|单方|一人)?" + GOING + "|母亲?外出父亲?在家");

    private AwayWords() {}

    static Away of(String heading, String value) {
        if (WHO_STAYS.matcher(heading.replace("是不是", "")).matches()) {
            return UNSAID;
        }
        var word = value.replaceAll("[\\s,，;；。]", "");
        if (HeadingWord.of(heading) instanceof HeadingWord.LeftBehind(var asksForBoth)
                && asksForBoth
                && Text.yesOrNo(word).orElse(false)) {
            return new Away(true, true);
        }
        if (NONE.matcher(word).matches()) {
            return new Away(false, false);
        }
        if (BOTH.matcher(word).matches()) {
            return new Away(true, true);
        }
        if (ONLY_FATHER.matcher(word).matches()) {
            return new Away(true, false);
        }
        if (ONLY_MOTHER.matcher(word).matches()) {
            return new Away(false, true);
        }
        if (FATHER.matcher(word).matches()) {
            return new Away(true, null);
        }
        return MOTHER.matcher(word).matches() ? new Away(null, true) : UNSAID;
    }
}
