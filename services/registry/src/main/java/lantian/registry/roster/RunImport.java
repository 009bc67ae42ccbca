package lantian.registry.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lantian.registry.job.JobHandler;
import lantian.registry.roster.CellError.Code;
import lantian.registry.roster.RowReader.Row;
import lantian.registry.roster.Workbook.Reason;
import lantian.registry.roster.Workbook.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * Runs an import: first the whole file is read, so that a broken one stores nothing; then it is read again and stored in
 * batches. After a crash it is run again, and the batches that are stored already are passed over.
 */
public class RunImport implements JobHandler {

    public static final String KIND = "roster-import";

    private static final int BATCH = 500;

    private final StoreRows store;
    private final AskAboutMissing missing;
    private final Workbook.Opening files;

    public RunImport(StoreRows store, AskAboutMissing missing, Workbook.Opening files) {
        this.store = store;
        this.missing = missing;
        this.files = files;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(UUID id) {
        var found = store.running(id).orElse(null);
        if (found == null) {
            return;
        }
        try {
            var workbook = files.open(store.file(id));
            var layout = Layout.find(workbook);
            var rows = count(workbook, layout);
            if (rows == 0) {
                throw new Unreadable(Reason.EMPTY);
            }
            store.counted(id, rows);
            var reader = new RowReader(layout, workbook.since1904(), found.startedOn());
            var batches = new Batches(id, layout, reader);
            workbook.read(layout.sheet(), batches);
            batches.flush();
            missing.ask(id, batches.named);
            store.finish(id, null);
        } catch (Unreadable e) {
            store.finish(id, e.reason().wire());
        }
    }

    @Override
    public int mostAttempts() {
        return 8;
    }

    @Override
    public void giveUp(UUID id) {
        store.finish(id, "our-fault");
    }

    private static int count(Workbook workbook, Layout layout) throws Unreadable {
        var rows = new int[1];
        workbook.read(layout.sheet(), (number, cells) -> {
            if (number > layout.headingRow() && !RowReader.saysNothing(cells)) {
                rows[0]++;
            }
            return true;
        });
        return rows[0];
    }

    /** Gathers rows until they are worth a transaction. */
    private final class Batches implements SheetRows {

        private final UUID id;
        private final Layout layout;
        private final RowReader reader;
        private final Duplicates duplicates = new Duplicates();
        private final NamedInFile named = new NamedInFile();
        private List<Entry> good = new ArrayList<>();
        private List<List<CellError>> bad = new ArrayList<>();
        private int last;

        Batches(UUID id, Layout layout, RowReader reader) {
            this.id = id;
            this.layout = layout;
            this.reader = reader;
        }

        @Override
        public boolean row(int number, @Nullable Cell[] cells) {
            if (number <= layout.headingRow()) {
                return true;
            }
            switch (reader.read(number, cells)) {
                case Row.Good(var entry) -> {
                    named.row(entry);
                    var first = duplicates.first(entry);
                    if (first == 0) {
                        good.add(entry);
                    } else {
                        bad.add(List.of(new CellError(
                                number, layout.heading(Column.NAME), Code.DUPLICATE_ROW, "与第 " + first + " 行是同一个孩子。")));
                    }
                }
                case Row.Bad(var errors) -> {
                    named.refused(name(cells));
                    bad.add(errors);
                }
                case Row.Blank _ -> {
                    return true;
                }
            }
            last = number;
            if (good.size() + bad.size() == BATCH) {
                flush();
            }
            return true;
        }

        private @Nullable String name(@Nullable Cell[] cells) {
            var column = layout.columns().get(Column.NAME);
            var cell = column == null || column >= cells.length ? null : cells[column];
            return cell == null ? null : cell.text();
        }

        void flush() {
            if (!good.isEmpty() || !bad.isEmpty()) {
                store.store(id, new StoreRows.Batch(good, bad, last, layout));
                good = new ArrayList<>();
                bad = new ArrayList<>();
            }
        }
    }

    /** Which row of the file was the first about a child. */
    private static final class Duplicates {

        private final Map<String, List<Seen>> byIdentity = new HashMap<>();
        private final Map<String, Integer> byNumber = new HashMap<>();

        private record Seen(int row, @Nullable String studentNo) {}

        /** @return 0 if it is this one */
        int first(Entry entry) {
            var key = entry.key();
            var same = byIdentity.computeIfAbsent(key.name() + key.birthDate() + key.sex(), _ -> new ArrayList<>(1));
            for (var earlier : same) {
                if (earlier.studentNo() == null
                        || key.studentNo() == null
                        || earlier.studentNo().equals(key.studentNo())) {
                    return earlier.row();
                }
            }
            var numbered = key.studentNo() == null ? null : byNumber.putIfAbsent(key.studentNo(), entry.row());
            if (numbered != null) {
                return numbered;
            }
            same.add(new Seen(entry.row(), key.studentNo()));
            return 0;
        }
    }
}
