package dev.wafer.cli.page;

import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.request.Ground;
import java.util.List;

/**
 * A run for the page.
 *
 * @param ground what it ran on
 * @param observed what was seen of it; its run may have bounds and neighbours
 * @param words of the command line behind {@code wafer} that asks for it again: {@code backtest --strategy ...}
 */
public record PageRun(Ground ground, Ground.Observed observed, List<String> words) {
    /** Keeps the words. */
    public PageRun {
        words = List.copyOf(words);
    }

    FinishedRun run() {
        return observed.run();
    }

    /** The command for a shell. */
    String command() {
        return ShellWords.command(words);
    }
}
