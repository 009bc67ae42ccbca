package lantian.contactlog.obligation;

import static lantian.contactlog.calendar.Calendars.since;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.calendar.Days;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.child.Timeline;
import lantian.contactlog.standard.Stage;
import org.jspecify.annotations.NullMarked;

/** Children to test with; none of them exists. */
@NullMarked
public final class Children {

    public static final ChildId XIAO_MING = new ChildId(UUID.fromString("01999999-0000-7000-8000-000000000001"));

    private Children() {}

    /** Left-behind since long before the school year. */
    public static Timeline xiaoMing() {
        return leftBehind(since("2024-09-01"));
    }

    public static Timeline leftBehind(Days... leftBehind) {
        return new Timeline(
                XIAO_MING, Stage.PRIMARY, since("2024-09-01"), List.of(leftBehind), List.of(), Optional.empty());
    }

    public static Timeline enrolled(Days enrolled) {
        return new Timeline(XIAO_MING, Stage.PRIMARY, enrolled, List.of(enrolled), List.of(), Optional.empty());
    }

    public static Timeline atHighRisk(Days... highRisk) {
        return new Timeline(
                XIAO_MING,
                Stage.PRIMARY,
                since("2024-09-01"),
                List.of(since("2024-09-01")),
                List.of(highRisk),
                Optional.empty());
    }

    public static Timeline movedHereOn(LocalDate day) {
        var here = Days.of(day, null);
        return new Timeline(XIAO_MING, Stage.PRIMARY, here, List.of(here), List.of(), Optional.of(day));
    }
}
