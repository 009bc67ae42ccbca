package lantian.reporting.rollup;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Days as the nodes of a binary indexed tree (Fenwick): a step is added to at most 15 nodes, and the sum of all steps up to a
 * day is the sum of at most 15 nodes, however old the data is.
 */
public final class DayTree {

    /** The first day; earlier steps count from it, which no figure can tell apart. */
    public static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    private static final int SIZE = 1 << 15;

    private DayTree() {}

    /** The nodes that a step on this day is added to. */
    public static List<Integer> nodesOfStep(LocalDate day) {
        var nodes = new ArrayList<Integer>(15);
        for (int node = number(day); node <= SIZE; node += lowestBit(node)) {
            nodes.add(node);
        }
        return nodes;
    }

    /** The nodes whose sum is everything up to and including this day. */
    public static List<Integer> nodesUpTo(LocalDate day) {
        var nodes = new ArrayList<Integer>(15);
        for (int node = number(day); node > 0; node -= lowestBit(node)) {
            nodes.add(node);
        }
        return nodes;
    }

    private static int number(LocalDate day) {
        long number = ChronoUnit.DAYS.between(FIRST, day) + 1;
        return Math.clamp(number, 1, SIZE);
    }

    private static int lowestBit(int node) {
        return node & -node;
    }
}
