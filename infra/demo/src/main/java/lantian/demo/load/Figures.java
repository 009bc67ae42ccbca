package lantian.demo.load;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import lantian.demo.CountyPlan;
import lantian.demo.DemoCalendar;
import tools.jackson.databind.JsonNode;

/** What the county sees in the end: numerator, denominator and rate of each figure. */
final class Figures {

    private static final Duration CATCHING_UP = Duration.ofMinutes(3);

    private final Gateway officer;
    private final Texts texts;
    private final Consumer<String> progress;

    Figures(Gateway officer, Texts texts, Consumer<String> progress) {
        this.officer = officer;
        this.texts = texts;
        this.progress = progress;
    }

    void print(CountyPlan plan, DemoCalendar calendar) {
        var today = Patience.until(texts.say("counting"), CATCHING_UP, () -> {
            var total = county("");
            // invented children of two schools may be the same one by name, birth date, sex and a parent's name
            var elsewhere = total.path("countedElsewhere").asInt();
            var all = total.path("pupils").asInt() + elsewhere >= plan.pupils()
                    && total.path("leftBehind").path("n").asInt() + elsewhere >= plan.leftBehind();
            return all ? Optional.of(total) : Optional.empty();
        });
        rate("share", today.path("leftBehind"));
        rate("archive", today.path("archive"));
        rate("card", today.path("contactCard"));
        rate("pairing", today.path("pairing"));
        rate("on-time", today.path("onTime"));
        rate("completion", today.path("completion"));
        progress.accept(texts.say(
                "now",
                today.path("overdue").asInt(),
                today.path("missed").asInt(),
                today.path("awaitingEntry").asInt(),
                today.path("open").path("met").asInt(),
                today.path("open").path("of").asInt()));
        var closed = calendar.graceEnds(calendar.openingEnds()).plusDays(1);
        progress.accept(texts.say("soon", closed));
        var soon = county("&asOf=" + closed);
        rate("on-time", soon.path("onTime"));
        rate("completion", soon.path("completion"));
    }

    private JsonNode county(String more) {
        return officer.get("figures?level=county" + more).path("total");
    }

    private void rate(String name, JsonNode rate) {
        var n = rate.path("n").asInt();
        var of = rate.path("of").asInt();
        progress.accept(texts.say("figure", texts.say(name), percent(n, of), n, of));
    }

    /** One decimal, half up; what has no denominator has no rate. */
    private String percent(int n, int of) {
        return of == 0
                ? texts.say("none")
                : BigDecimal.valueOf(n * 100L).divide(BigDecimal.valueOf(of), 1, RoundingMode.HALF_UP) + " %";
    }
}
