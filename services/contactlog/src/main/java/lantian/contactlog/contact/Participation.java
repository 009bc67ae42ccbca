package lantian.contactlog.contact;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import lantian.contactlog.child.CareTeam;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.contact.Recording.Refused;
import lantian.contactlog.tracking.CareRecord;

/**
 * Who may be named in a contact, and for whom it counts before they say so themselves.
 *
 * @param self who writes it, under all the ids that person has here
 */
record Participation(CareTeam team, Set<CaregiverId> self, Set<CaregiverId> known, List<LocalDate> writersDays) {

    /** The day of the contact, today, and the child's last day here. */
    static Participation of(CareRecord file, Contacts.Before before, LocalDate occurredOn, LocalDate today) {
        return new Participation(
                file.team(),
                before.self(),
                before.known(),
                List.of(occurredOn, today, file.timeline().enrolled().to()));
    }

    boolean writerLooksAfterTheChild() {
        return anyOfMyDays(team::looksAfter);
    }

    /**
     * Others look after the child on the day of the contact, or are its class teacher now. One may always name oneself: it
     * meets only what the rules say.
     */
    Optional<Refused> refuse(Report report) {
        boolean all = known.containsAll(report.participants())
                && report.participants().stream()
                        .filter(who -> !self.contains(who))
                        .allMatch(who -> team.looksAfter(who, report.occurredOn())
                                || writersDays.stream().anyMatch(day -> team.isClassTeacher(who, day)));
        return all ? Optional.empty() : Optional.of(Refused.UNKNOWN_PARTICIPANT);
    }

    /** The others, unless the child's class teacher writes, who enters for those who rarely sign in. */
    Set<CaregiverId> toConfirm(Report report) {
        return classTeacherWrites() ? Set.of() : others(report.participants());
    }

    /**
     * Those yet to confirm what was said before are not confirmed by a correction. Who is named anew, or of another day, kind
     * or outcome, is as in an entry.
     */
    Set<CaregiverId> toConfirm(Contact.Version before, Report after, boolean forTheSchool) {
        var asked = new HashSet<>(before.toConfirm());
        asked.retainAll(after.participants());
        if (!forTheSchool && !classTeacherWrites()) {
            var named = new HashSet<>(after.participants());
            if (before.report().sameEvent(after)) {
                named.removeAll(before.report().participants());
            }
            asked.addAll(others(named));
        }
        return asked;
    }

    private boolean classTeacherWrites() {
        return anyOfMyDays(team::isClassTeacher);
    }

    private Set<CaregiverId> others(Set<CaregiverId> people) {
        var others = new HashSet<>(people);
        others.removeAll(self);
        return others;
    }

    private interface OnADay {
        boolean test(CaregiverId who, LocalDate day);
    }

    private boolean anyOfMyDays(OnADay when) {
        Predicate<CaregiverId> onOneOfThem = who -> writersDays.stream().anyMatch(day -> when.test(who, day));
        return self.stream().anyMatch(onOneOfThem);
    }
}
