package lantian.demo.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import lantian.demo.DemoCalendar;
import lantian.demo.Dice;
import lantian.demo.SchoolPlan;
import org.jspecify.annotations.Nullable;

/** What was done for a left-behind child in the weeks before the demo is loaded; less at a school that is less diligent. */
public final class Diary {

    private static final List<String> VISIT_NOTES =
            Names.words("家里收拾得整齐，爷爷身体还好。 作业按时完成，想让爸爸多打电话。 外婆有些累，约好下周再来。 孩子在院子里写作业，精神不错。 提醒了用电和防火。");
    private static final List<String> TALK_NOTES =
            Names.words("说想妈妈，约好周日视频。 和同桌闹了别扭，已经和好。 最近上课很专心。 想参加画画班。 晚上睡得晚，提醒早睡。");
    private static final List<String> TRIGGERS =
            Names.words("LOW_MOOD LOW_MOOD UNWELL FALLING_MARKS LATE_OR_LEFT_EARLY QUARREL");
    private static final int PAST_MONTH_WORTH_A_TALK = 6;

    private final SchoolPlan school;
    private final DemoCalendar calendar;
    private final Pupil pupil;
    private final UUID teacher;
    private final @Nullable UUID caregiver;
    private final Dice dice;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * A contact to be recorded.
     *
     * @param with whom was met, in the words of the API, as {@code kind}, {@code outcome} and {@code triggers}
     */
    public record Entry(
            UUID id,
            String kind,
            String outcome,
            LocalDate occurredOn,
            List<UUID> participants,
            List<String> with,
            List<String> triggers,
            @Nullable String note) {}

    private Diary(SchoolPlan school, DemoCalendar calendar, Pupil pupil, UUID teacher, @Nullable UUID caregiver) {
        this.school = school;
        this.calendar = calendar;
        this.pupil = pupil;
        this.teacher = teacher;
        this.caregiver = caregiver;
        this.dice = Dice.named(school.code(), "diary", pupil.name());
    }

    /**
     * @param teacher the caregiver id of the class teacher
     * @param caregiver null for a child who is not paired
     */
    public static List<Entry> of(
            SchoolPlan school, DemoCalendar calendar, Pupil pupil, UUID teacher, @Nullable UUID caregiver) {
        var diary = new Diary(school, calendar, pupil, teacher, caregiver);
        diary.write();
        return diary.entries;
    }

    private void write() {
        openingVisit();
        monthly("TALK", 0.86, List.of("CHILD"));
        monthly("FAMILY_CALL", 0.80, List.of("CHILD", "PARENT"));
        monthly("GUARDIAN_CONTACT", 0.55, List.of("GUARDIAN"));
        if (dice.chance(0.45 * school.diligence())) {
            enter("PARENT_CALL", anyDay(), byTeacher(), List.of("PARENT"), null);
        }
        if (dice.chance(0.20 * school.diligence())) {
            enter("GUARDIAN_TRAINING", saturday(), byTeacher(), List.of("GUARDIAN"), null);
        }
        if (dice.chance(0.012)) {
            somethingIsWrong();
        }
    }

    private void openingVisit() {
        var last = earlier(calendar.openingEnds(), calendar.loadedOn());
        if (dice.chance(0.03)) {
            var attempt = day(calendar.enrolledOn(), last.minusDays(5));
            add("HOME_VISIT", "FAILED", attempt, byTeacher(), List.of(), List.of(), "家里没人，改天再去。");
        }
        if (dice.chance(school.diligence())) {
            var with = dice.chance(0.85) ? List.of("CHILD", "GUARDIAN") : List.of("CHILD");
            enter("HOME_VISIT", day(calendar.enrolledOn(), last), both(), with, dice.one(VISIT_NOTES));
        }
    }

    /** Once in the running month as a rule, and in the month before if the term reached into it. */
    private void monthly(String kind, double usual, List<String> with) {
        var chance = usual * school.diligence();
        var thisMonth = calendar.loadedOn().withDayOfMonth(1);
        var first = later(thisMonth, calendar.enrolledOn());
        if (dice.chance(chance)) {
            enter(kind, day(first, calendar.loadedOn()), byCaregiver(), with, talkNote(kind));
        }
        var pastDays = thisMonth.toEpochDay() - calendar.enrolledOn().toEpochDay();
        if (pastDays >= PAST_MONTH_WORTH_A_TALK && dice.chance(chance * 0.5)) {
            enter(kind, day(calendar.enrolledOn(), thisMonth.minusDays(1)), byCaregiver(), with, talkNote(kind));
        }
    }

    /** 五必访: noticed in a talk, and most often followed by a visit within three school days. */
    private void somethingIsWrong() {
        var noticed = anyDay();
        add("TALK", "COMPLETED", noticed, byCaregiver(), List.of("CHILD"), List.of(dice.one(TRIGGERS)), null);
        var visit = Stream.iterate(noticed.plusDays(1), day -> day.plusDays(1))
                .filter(calendar::schoolDay)
                .skip(dice.below(3))
                .findFirst()
                .orElseThrow();
        if (!visit.isAfter(calendar.loadedOn()) && dice.chance(0.8)) {
            enter("HOME_VISIT", visit, byTeacher(), List.of("CHILD", "GUARDIAN"), dice.one(VISIT_NOTES));
        }
    }

    private void enter(String kind, LocalDate on, List<UUID> participants, List<String> with, @Nullable String note) {
        add(kind, "COMPLETED", on, participants, with, List.of(), note);
    }

    private void add(
            String kind,
            String outcome,
            LocalDate on,
            List<UUID> participants,
            List<String> with,
            List<String> triggers,
            @Nullable String note) {
        var id = Dice.id(school.code(), "contact", pupil.name(), entries.size());
        entries.add(new Entry(id, kind, outcome, on, participants, with, triggers, note));
    }

    private @Nullable String talkNote(String kind) {
        return kind.equals("TALK") && dice.chance(0.3) ? dice.one(TALK_NOTES) : null;
    }

    private List<UUID> byTeacher() {
        return List.of(teacher);
    }

    private List<UUID> byCaregiver() {
        return List.of(caregiver == null ? teacher : caregiver);
    }

    private List<UUID> both() {
        return Stream.concat(byTeacher().stream(), byCaregiver().stream())
                .distinct()
                .toList();
    }

    private LocalDate anyDay() {
        return day(calendar.enrolledOn(), calendar.loadedOn());
    }

    private LocalDate saturday() {
        var day = calendar.enrolledOn().plusDays(8);
        return earlier(day.plusDays(6L - day.getDayOfWeek().getValue() % 7), calendar.loadedOn());
    }

    /** Weekends are visited too, but less. */
    private LocalDate day(LocalDate first, LocalDate last) {
        var days = (int) (last.toEpochDay() - first.toEpochDay());
        var day = days <= 0 ? first : first.plusDays(dice.between(0, days));
        return calendar.schoolDay(day) || days <= 0 || dice.chance(0.3) ? day : first.plusDays(dice.between(0, days));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
