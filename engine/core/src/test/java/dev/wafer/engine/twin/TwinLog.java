package dev.wafer.engine.twin;

import java.util.ArrayList;
import java.util.List;

/** Collects what happened; a rehearsal writes into a log of its own. */
final class TwinLog {
    final List<TwinResult.Fill> fills = new ArrayList<>();
    final List<TwinResult.Notice> notices = new ArrayList<>();
}
