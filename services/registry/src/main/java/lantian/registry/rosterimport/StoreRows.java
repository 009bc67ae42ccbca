package lantian.registry.rosterimport;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lantian.platform.tenancy.UseCase;
import lantian.registry.calendar.Calendar;
import lantian.registry.calendar.Terms;
import lantian.registry.child.Child;
import lantian.registry.child.Child.Change;
import lantian.registry.child.ChildEvents;
import lantian.registry.child.Children;
import lantian.registry.child.Recognition;
import lantian.registry.child.Recognition.Answer;
import lantian.registry.rosterimport.RosterImport.Counts;
import lantian.registry.school.ClassId;
import lantian.registry.school.Classes;
import lantian.registry.school.OpenClasses;
import lantian.registry.school.School;
import lantian.registry.school.SchoolId;
import lantian.registry.school.Schools;
import lantian.registry.school.Stage;
import org.jspecify.annotations.Nullable;

/** Takes a batch of rows into the registry in one transaction: children, events, counts and errors, or nothing of it. */
@UseCase
public class StoreRows {

    private final Imports imports;
    private final ImportRows importRows;
    private final Children children;
    private final ChildEvents events;
    private final Classes classes;
    private final OpenClasses openClasses;
    private final Schools schools;
    private final Terms terms;
    private final Clock clock;
    private final Supplier<UUID> ids;

    StoreRows(
            Imports imports,
            ImportRows importRows,
            Children children,
            ChildEvents events,
            Classes classes,
            OpenClasses openClasses,
            Schools schools,
            Terms terms,
            Clock clock,
            Supplier<UUID> ids) {
        this.imports = imports;
        this.importRows = importRows;
        this.children = children;
        this.events = events;
        this.classes = classes;
        this.openClasses = openClasses;
        this.schools = schools;
        this.terms = terms;
        this.clock = clock;
        this.ids = ids;
    }

    /** Rows of one transaction, in the order of the sheet. */
    public record Batch(
            List<Entry> good,
            List<List<CellError>> bad,
            List<CellError> notices,
            int lastRow,
            Layout layout,
            Rows rows) {

        private List<CellError> found(List<CellError> errors) {
            return errors.stream()
                    .map(error -> error.found(layout, rows.of(error.row()), rows.severalSheets()))
                    .toList();
        }
    }

    /**
     * What stands in the rows of a batch.
     *
     * @param cells by row
     */
    record Rows(Map<Integer, @Nullable Cell[]> cells, boolean severalSheets) {

        @Nullable
        Cell[] of(int row) {
            return cells.getOrDefault(row, new @Nullable Cell[0]);
        }
    }

    /** A batch that is stored already, because a run before us died behind it, changes nothing. */
    void store(ImportId id, Batch batch) {
        var run = imports.lock(id).orElseThrow();
        if (run.isPast(batch.lastRow())) {
            return;
        }
        if (!run.dryRun()) {
            // one at a time in a school, so that two imports never both meet a child for the first time
            schools.lock(SchoolId.bound());
        }
        var writing = new Writing(run, batch);
        batch.bad().forEach(writing.errors::addAll);
        writing.errors.addAll(batch.notices());
        batch.good().forEach(writing::take);
        if (!run.dryRun()) {
            children.add(writing.created);
            children.replace(writing.changed);
            events.changed(Stream.concat(writing.created.stream(), writing.changed.stream())
                    .toList());
        }
        run.progressed(batch.lastRow(), writing.counts(batch.bad().size()));
        imports.store(run);
        importRows.add(id, batch.lastRow(), batch.found(writing.errors), run.dryRun() ? writing.changes : List.of());
    }

    /** What a batch comes to. */
    private final class Writing {

        private final RosterImport run;
        private final Layout layout;
        private final Map<String, UUID> classIds;
        private final Map<LocalDate, List<Recognition>> byBirthDate = new HashMap<>();
        private final Map<String, Recognition> byNumber = new HashMap<>();
        private final Map<UUID, Child> known;
        private final LocalDate enrolledOtherwise;
        private final Stage stageOfSchool;
        private final Instant now = clock.instant();

        private final List<Child> created = new ArrayList<>();
        private final List<Child> changed = new ArrayList<>();
        private final List<CellError> errors = new ArrayList<>();
        private final List<RosterChange> changes = new ArrayList<>();
        private final @Nullable String sheetName;
        private int unchanged;
        private int refused;

        Writing(RosterImport run, Batch batch) {
            this.run = run;
            this.layout = batch.layout();
            this.sheetName = batch.rows().severalSheets() ? layout.sheetName() : null;
            this.stageOfSchool =
                    schools.findById(SchoolId.bound()).map(School::stage).orElse(Stage.NINE_YEAR);
            this.classIds = classIds(batch.good());
            var recognised =
                    children.recognise(batch.good().stream().map(Entry::key).toList());
            for (var each : recognised) {
                byBirthDate
                        .computeIfAbsent(each.key().birthDate(), _ -> new ArrayList<>())
                        .add(each);
                if (each.left() == null) {
                    each.key().number().ifPresent(number -> byNumber.put(number, each));
                }
            }
            this.known = children.findAllForUpdate(recognised.stream()
                    .filter(each -> each.left() == null)
                    .map(Recognition::child)
                    .collect(Collectors.toSet()));
            this.enrolledOtherwise =
                    run.first() ? new Calendar(terms.all()).firstDayOfTerm(run.startedOn()) : run.startedOn();
        }

        private Map<String, UUID> classIds(List<Entry> entries) {
            var names = entries.stream()
                    .filter(this::isTaughtHere)
                    .map(each -> each.schooling().schoolClass())
                    .toList();
            if (!run.dryRun()) {
                return openClasses.open(names);
            }
            var found = new HashMap<String, UUID>();
            classes.byKey(names)
                    .forEach((key, schoolClass) ->
                            found.put(key, schoolClass.id().value()));
            names.forEach(name -> found.computeIfAbsent(name.key(), _ -> ids.get()));
            return found;
        }

        private boolean isTaughtHere(Entry entry) {
            return entry.schooling().stage() == null
                    || stageOfSchool.teaches(entry.schooling().stage());
        }

        void take(Entry entry) {
            if (!isTaughtHere(entry)) {
                refuse(entry, Column.GRADE, noSuchGrade(stageOfSchool));
                return;
            }
            var inClass = java.util.Objects.requireNonNull(
                    classIds.get(entry.schooling().schoolClass().key()));
            switch (Recognition.recognise(entry.key(), candidates(entry))) {
                case Answer.Known(var child) -> change(entry, known(child), inClass);
                case Answer.Unknown _ -> create(entry, inClass);
                case Answer.HasLeft(var last) when comesBack(entry, last) -> create(entry, inClass);
                case Answer.HasLeft _ -> refuse(entry, Column.NAME, Sentence.HAS_LEFT);
                case Answer.Ambiguous _ -> refuse(entry, Column.NAME, Sentence.SEVERAL_ALIKE);
                case Answer.NumberOfAnother(var holder) -> refuse(entry, holder);
                case Answer.OtherSex _ -> refuse(entry, Column.SEX, Sentence.OTHER_SEX);
                case Answer.OtherNumber(var namesakes) -> otherNumber(entry, namesakes, inClass);
            }
        }

        /** Everybody of the birth date, and whoever has the number. */
        private List<Recognition> candidates(Entry entry) {
            var born = byBirthDate.getOrDefault(entry.identity().birthDate(), List.of());
            return entry.key()
                    .number()
                    .map(byNumber::get)
                    .map(holder ->
                            Stream.concat(born.stream(), Stream.of(holder)).toList())
                    .orElse(born);
        }

        private Child known(UUID child) {
            return java.util.Objects.requireNonNull(known.get(child));
        }

        /** Whose number it is, and what to do; a roster changes nobody's name, sex or birth date. */
        private void refuse(Entry entry, Recognition.Key holder) {
            refused++;
            errors.add(new CellError(
                            entry.row(),
                            layout.heading(Column.STUDENT_NO),
                            entry.key().spelling().equals(holder.spelling())
                                    ? Sentence.NUMBER_OF_NAMESAKE
                                    : Sentence.NUMBER_OF_ANOTHER)
                    .ofAnother(holder.name()));
        }

        /** Two of one name may be born on one day; two of one family, or in one class, are rather one with a mistyped number. */
        private void otherNumber(Entry entry, List<Recognition> namesakes, UUID inClass) {
            var wanted = entry.fresh(inClass, stageOfSchool.ofChild());
            if (namesakes.stream().map(each -> known(each.child()).profile()).anyMatch(wanted::isCloseTo)) {
                refuse(entry, Column.STUDENT_NO, Sentence.OTHER_NUMBER);
            } else {
                create(entry, inClass);
            }
        }

        private static boolean comesBack(Entry entry, LocalDate left) {
            return entry.days().enrolledOn() != null
                    && entry.days().enrolledOn().isAfter(left);
        }

        private void create(Entry entry, UUID inClass) {
            var from = entry.days().enrolledOn() == null
                    ? enrolledOtherwise
                    : entry.days().enrolledOn();
            created.add(Child.enrol(ids.get(), entry.fresh(inClass, stageOfSchool.ofChild()), from, now));
        }

        private void change(Entry entry, Child child, UUID inClass) {
            var effective = entry.days().effective() == null
                    ? run.startedOn()
                    : entry.days().effective();
            var wanted = entry.over(child.profile(), inClass);
            switch (child.change(wanted, entry.days().enrolledOn(), effective, run.startedOn(), now)) {
                case Change.Changed(var next) -> {
                    changed.add(next);
                    changes.add(changeOf(entry, child, next));
                }
                case Change.Unchanged _ -> unchanged++;
                case Change.Refused why -> refuse(entry, Column.EFFECTIVE, sentence(why));
            }
        }

        private RosterChange changeOf(Entry entry, Child child, Child next) {
            var from = child.profile().schooling().schoolClass();
            return RosterChange.of(
                    entry.row(),
                    sheetName,
                    child.profile(),
                    next.profile(),
                    from == null
                            ? null
                            : classes.findById(new ClassId(from))
                                    .map(known ->
                                            known.name().grade() + known.name().name())
                                    .orElse(null),
                    entry.schooling().schoolClass().grade()
                            + entry.schooling().schoolClass().name());
        }

        private void refuse(Entry entry, Column column, Sentence why) {
            refused++;
            errors.add(new CellError(entry.row(), layout.heading(column), why));
        }

        Counts counts(int bad) {
            return new Counts(created.size(), changed.size(), unchanged, bad + refused);
        }

        private static Sentence noSuchGrade(Stage stage) {
            return switch (stage) {
                case KINDERGARTEN -> Sentence.NO_GRADE_OF_KINDERGARTEN;
                case PRIMARY -> Sentence.NO_GRADE_OF_PRIMARY;
                case JUNIOR -> Sentence.NO_GRADE_OF_JUNIOR;
                case NINE_YEAR -> Sentence.NO_GRADE_OF_NINE_YEAR;
                case SENIOR -> Sentence.NO_GRADE_OF_SENIOR;
            };
        }

        private static Sentence sentence(Change.Refused why) {
            return switch (why) {
                case IN_THE_FUTURE -> Sentence.IN_THE_FUTURE;
                case BEFORE_ENROLMENT -> Sentence.BEFORE_ENROLMENT;
                case NEEDS_COUNTY_APPROVAL -> Sentence.NEEDS_COUNTY_APPROVAL;
                case ALREADY_LEFT -> Sentence.ALREADY_LEFT;
            };
        }
    }
}
