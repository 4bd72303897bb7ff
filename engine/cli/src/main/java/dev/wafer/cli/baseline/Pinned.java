package dev.wafer.cli.baseline;

import dev.wafer.research.baseline.PinnedEvent;
import dev.wafer.research.baseline.Pins;
import java.util.List;

/**
 * What the folder of a baseline holds.
 *
 * @param pins the values
 * @param events in their order
 * @param note who changed them last
 */
record Pinned(Pins pins, List<PinnedEvent> events, Note note) {
    /**
     * Which version wrote the pins, when and why.
     *
     * @param wafer version
     * @param updated day, UTC
     * @param reason in the words of who did it
     */
    record Note(String wafer, String updated, String reason) {}
}
