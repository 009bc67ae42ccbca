package lantian.registry.rosterimport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.registry.job.JobHandler;
import lantian.registry.rosterimport.RowReader.Row;
import lantian.registry.rosterimport.Workbook.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * Runs an import: the whole file has been read when it came, so that a broken one stores nothing; now it is read again and
 * stored in batches. After a crash it is run again, and the batches that are stored already are passed over.
 */
public class RunImport implements JobHandler {

    public static final String KIND = "roster-import";

    private static final int BATCH = 500;

    private final ImportRecords records;
    private final StoreRows store;
    private final AskAboutMissing missing;
    private final Workbook.Opening files;

    public RunImport(ImportRecords records, StoreRows store, AskAboutMissing missing, Workbook.Opening files) {
        this.records = records;
        this.store = store;
        this.missing = missing;
        this.files = files;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(UUID subject) {
        var id = new ImportId(subject);
        var found = records.running(id).orElse(null);
        if (found == null) {
            return;
        }
        try {
            var workbook = files.open(records.file(id));
            var known = records.outline(id).orElse(null);
            var outline = known == null ? understood(id, workbook) : known;
            var batches = new Batches(id, outline.hasSeveralSheets());
            RosterRows.read(workbook, outline, found.startedOn(), batches);
            batches.flush();
            missing.ask(id, batches.named);
            records.finish(id, null);
        } catch (Unreadable e) {
            records.finish(id, e.reason().wire());
        }
    }

    /** What was not understood when it came turns out to be broken now, and nothing of it is stored. */
    private Outline understood(ImportId id, Workbook workbook) throws Unreadable {
        var outline = Outline.of(workbook);
        records.understood(id, outline);
        return outline;
    }

    @Override
    public int mostAttempts() {
        return 8;
    }

    @Override
    public void giveUp(UUID id) {
        records.finish(new ImportId(id), "our-fault");
    }

    /** Gathers rows until they are worth a transaction; those of one batch stand in one table. */
    private final class Batches implements RosterRows.Taker {

        private final ImportId id;
        private final boolean severalSheets;
        private final Duplicates duplicates = new Duplicates();
        private @Nullable Layout table;
        private final NamedInFile named = new NamedInFile();
        private List<Entry> good = new ArrayList<>();
        private List<List<CellError>> bad = new ArrayList<>();
        private List<CellError> notices = new ArrayList<>();
        private Map<Integer, @Nullable Cell[]> cells = new HashMap<>();
        private int last;

        Batches(ImportId id, boolean severalSheets) {
            this.id = id;
            this.severalSheets = severalSheets;
        }

        @Override
        public void table(Layout layout) {
            flush();
            table = layout;
        }

        @Override
        public void row(Layout layout, int number, @Nullable Cell[] read, Row row) {
            cells.put(number, read);
            switch (row) {
                case Row.Good(var entry, var said) -> {
                    named.row(entry);
                    switch (duplicates.look(entry, place(layout, number))) {
                        case Duplicates.First _ -> {
                            good.add(entry);
                            notices.addAll(said);
                        }
                        case Duplicates.SameChild(var first) ->
                            bad.add(List.of(first.error(
                                    number,
                                    layout.heading(Column.NAME),
                                    Sentence.SAME_CHILD,
                                    Sentence.SAME_CHILD_ON_SHEET)));
                        case Duplicates.SameNumber(var first) ->
                            bad.add(List.of(first.error(
                                    number,
                                    layout.heading(Column.STUDENT_NO),
                                    Sentence.SAME_NUMBER,
                                    Sentence.SAME_NUMBER_ON_SHEET)));
                    }
                }
                case Row.Bad(var errors) -> {
                    named.refused(layout.text(read, Column.NAME));
                    bad.add(errors);
                }
                case Row.Blank _ -> {
                    return;
                }
            }
            last = SheetTables.place(layout.sheet(), number);
            if (good.size() + bad.size() == BATCH) {
                flush();
            }
        }

        private Place place(Layout layout, int row) {
            return new Place(severalSheets ? layout.sheetName() : null, row);
        }

        void flush() {
            if (table != null && (!good.isEmpty() || !bad.isEmpty())) {
                var rows = new StoreRows.Rows(cells, severalSheets);
                store.store(id, new StoreRows.Batch(good, bad, notices, last, table, rows));
                good = new ArrayList<>();
                bad = new ArrayList<>();
                notices = new ArrayList<>();
                cells = new HashMap<>();
            }
        }
    }

    /** @param sheet null where only one is read */
    private record Place(@Nullable String sheet, int row) {

        CellError error(int later, String heading, Sentence onlySheet, Sentence ofSeveral) {
            return sheet == null
                    ? new CellError(later, heading, onlySheet, row)
                    : new CellError(later, heading, ofSeveral, sheet, row);
        }
    }

    /** Which row of the file was the first about a child. */
    private static final class Duplicates {

        private final Map<String, List<Seen>> byPerson = new HashMap<>();
        private final Map<String, Place> byNumber = new HashMap<>();

        private record Seen(Place place, Optional<String> number) {}

        sealed interface Look {}

        record First() implements Look {}

        record SameChild(Place first) implements Look {}

        /** Two children can't have one number, and nobody can tell whose it is. */
        record SameNumber(Place first) implements Look {}

        Look look(Entry entry, Place place) {
            var key = entry.key();
            var number = key.number();
            var person = key.spelling() + key.birthDate() + key.sex();
            var same = byPerson.computeIfAbsent(person, _ -> new ArrayList<>(1));
            for (var earlier : same) {
                if (earlier.number().isEmpty()
                        || number.isEmpty()
                        || earlier.number().equals(number)) {
                    return new SameChild(earlier.place());
                }
            }
            var numbered = number.map(it -> byNumber.putIfAbsent(it, place)).orElse(null);
            if (numbered != null) {
                return new SameNumber(numbered);
            }
            same.add(new Seen(place, number));
            return new First();
        }
    }
}
