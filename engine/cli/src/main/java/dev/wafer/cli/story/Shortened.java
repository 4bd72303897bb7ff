package dev.wafer.cli.story;

import java.util.List;
import java.util.function.IntConsumer;

/** A long list of which the first and the last are told. */
final class Shortened {
    private static final int ENDS = 6;

    private Shortened() {}

    /** Tells each, or the first and last ones and how many are left out between. */
    static void of(List<Integer> places, boolean isWhole, IntConsumer each, IntConsumer leftOut) {
        if (isWhole || places.size() <= 2 * ENDS + 1) {
            places.forEach(each::accept);
            return;
        }
        places.subList(0, ENDS).forEach(each::accept);
        leftOut.accept(places.size() - 2 * ENDS);
        places.subList(places.size() - ENDS, places.size()).forEach(each::accept);
    }
}
