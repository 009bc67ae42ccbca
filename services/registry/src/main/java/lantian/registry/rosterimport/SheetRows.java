package lantian.registry.rosterimport;

import org.jspecify.annotations.Nullable;

/** Takes the rows of a sheet, top down. */
@FunctionalInterface
public interface SheetRows {

    /**
     * @param number the sheet's row number, 1 for the first line; each is greater than the one before
     * @param cells by column, no longer than up to the last one that is not empty; belongs to the taker
     * @return whether to go on
     */
    boolean row(int number, @Nullable Cell[] cells);
}
