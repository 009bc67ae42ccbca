package lantian.registry.roster;

import org.jspecify.annotations.Nullable;

/** Takes the rows of a sheet, top down. */
@FunctionalInterface
public interface SheetRows {

    /**
     * @param number the sheet's row number, 1 for the first line
     * @param cells by column; reused for the next row
     * @return whether to go on
     */
    boolean row(int number, @Nullable Cell[] cells);
}
