package lantian.contactlog.matching;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lantian.contactlog.child.CareTeam;
import lantian.contactlog.obligation.Obligation;
import lantian.contactlog.obligation.ObligationId;
import lantian.contactlog.standard.Rule;
import lantian.contactlog.standard.Stage;
import lantian.contactlog.standard.Standards;

/**
 * Obligations × contacts × excuses -> what was known of each obligation on every day on which knowledge grew. Contacts,
 * corrections, confirmations and excuses count from their receipt; the people around the child act as known now. Of several
 * contacts that tell of one occasion only the first serves (see {@link Occasions}).
 */
public record Matching(Standards standards, Stage stage, CareTeam team) {

    /** The history of every obligation given, in whatever order contacts and obligations come. */
    public Map<ObligationId, History> histories(
            Collection<Obligation> obligations, Collection<ContactHistory> contacts, Collection<Excuse> excuses) {
        var histories = new HashMap<ObligationId, History>();
        obligations.stream()
                .collect(groupingBy(Obligation::rule))
                .values()
                .forEach(ofRule -> histories.putAll(ofRule(ofRule, contacts, excuses)));
        return histories;
    }

    private Map<ObligationId, History> ofRule(
            List<Obligation> obligations, Collection<ContactHistory> contacts, Collection<Excuse> excuses) {
        var rules = new RulesOf(obligations);
        var relevant = contacts.stream()
                .filter(contact -> contact.versions().stream().anyMatch(rules::concerns))
                .toList();
        var log = new HashMap<ObligationId, List<Knowledge.Since>>();
        for (var day : daysOfNews(obligations, relevant, excuses)) {
            var knowledge = knownOn(day, rules, obligations, relevant, excuses);
            obligations.forEach(obligation -> note(
                    log.computeIfAbsent(obligation.id(), _ -> new ArrayList<>()),
                    day,
                    knowledge.getOrDefault(obligation.id(), new Knowledge.Unmet())));
        }
        var histories = new HashMap<ObligationId, History>();
        obligations.forEach(obligation ->
                histories.put(obligation.id(), new History(log.getOrDefault(obligation.id(), List.of()))));
        return histories;
    }

    private Map<ObligationId, Knowledge> knownOn(
            LocalDate day,
            RulesOf rules,
            List<Obligation> obligations,
            List<ContactHistory> contacts,
            Collection<Excuse> excuses) {
        var excused = new HashSet<ObligationId>();
        excuses.stream()
                .filter(excuse -> !excuse.approvedOn().isAfter(day))
                .forEach(excuse -> excused.add(excuse.obligation()));
        var known = Occasions.firsts(contacts.stream()
                .flatMap(contact -> contact.knownOn(day).stream())
                .toList());
        var due = obligations.stream()
                .filter(obligation -> !excused.contains(obligation.id()))
                .toList();
        var knowledge = new HashMap<ObligationId, Knowledge>(Crediting.credit(due, known, rules));
        excused.forEach(id -> knowledge.put(id, new Knowledge.Excused()));
        return knowledge;
    }

    private Set<LocalDate> daysOfNews(
            List<Obligation> obligations, List<ContactHistory> contacts, Collection<Excuse> excuses) {
        var ids = new HashSet<ObligationId>();
        obligations.forEach(obligation -> ids.add(obligation.id()));
        var received = contacts.stream()
                .flatMap(contact -> contact.versions().stream())
                .map(ContactVersion::receivedOn);
        var approved = excuses.stream()
                .filter(excuse -> ids.contains(excuse.obligation()))
                .map(Excuse::approvedOn);
        var days = new TreeSet<LocalDate>();
        Stream.concat(received, approved).forEach(days::add);
        return days;
    }

    /** Completed, of a kind that the rule accepts, and made by those whom the rule means. */
    private boolean counts(Rule rule, ContactVersion contact) {
        return contact.completed()
                && rule.accepts(contact.kind(), contact.met(), stage)
                && switch (rule.who()) {
                    case SCHOOL -> true;
                    case CLASS_TEACHER ->
                        contact.counting().stream().anyMatch(who -> team.isClassTeacher(who, contact.occurredOn()));
                    case PAIRED_CAREGIVER ->
                        contact.counting().stream().anyMatch(who -> team.cares(who, contact.occurredOn()));
                };
    }

    private static void note(List<Knowledge.Since> log, LocalDate day, Knowledge now) {
        var before = log.isEmpty() ? new Knowledge.Unmet() : log.getLast().what();
        if (!now.equals(before)) {
            log.add(new Knowledge.Since(day, now));
        }
    }

    /** The rule of each obligation, as the version of the standard that issued it says. */
    private final class RulesOf implements Crediting.Acceptable {

        private final Map<Integer, Rule> byVersion = new HashMap<>();

        RulesOf(List<Obligation> obligations) {
            obligations.forEach(obligation -> byVersion.computeIfAbsent(
                    obligation.standardVersion(),
                    version ->
                            standards.version(version).rule(obligation.rule()).orElseThrow()));
        }

        /** Of a kind that may count: whoever took part, it may be the first of an occasion. */
        boolean concerns(ContactVersion contact) {
            return byVersion.values().stream()
                    .flatMap(rule -> rule.accepts().stream())
                    .anyMatch(acceptance -> acceptance.kind() == contact.kind());
        }

        @Override
        public boolean test(Obligation obligation, ContactVersion contact) {
            return counts(rule(obligation), contact);
        }

        @Override
        public int spacing(Obligation obligation) {
            return rule(obligation).spacingDays();
        }

        private Rule rule(Obligation obligation) {
            return Objects.requireNonNull(byVersion.get(obligation.standardVersion()));
        }
    }
}
