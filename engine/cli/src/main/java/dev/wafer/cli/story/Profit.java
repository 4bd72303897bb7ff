package dev.wafer.cli.story;

import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.SymbolResult;

/**
 * What a trade's profit is made of, added up from the rows of the journal: the profit that the run counts is not looked at.
 *
 * @param priceUsd what the price did between the fills, and to the mark of what is open at the end
 * @param feesUsd paid, above zero is a cost
 * @param fundingUsd of each point, above zero is received
 * @param forgivenUsd loss beyond the margin that the account did not bear
 * @param takenUsd margin that the backstop took
 * @param slippageUsd a memo: the part of the price that spread and impact made
 */
record Profit(double priceUsd, double feesUsd, double fundingUsd, double forgivenUsd, double takenUsd, double slippageUsd) {
    private static final double NANO_PER_USD = 1e9;

    static Profit of(RunResult result, TradeLife life) {
        Journal journal = result.journal();
        long realizedNano = 0, feeNano = 0, fundingNano = 0, forgivenNano = 0, takenNano = 0;
        double slippageUsd = 0;
        for (int row : life.rows()) {
            if (journal.isFill(row)) {
                realizedNano += journal.realizedNano(row);
                feeNano += journal.feeNano(row);
                forgivenNano += journal.badDebtNano(row);
                takenNano += journal.takenNano(row);
                slippageUsd += journal.slippageUsd(row);
            } else if (journal.entry(row) == Entry.FUNDED) {
                fundingNano += journal.fundingNano(row);
            }
        }
        double openUsd = life.isOpenAtEnd()
                ? result.perSymbol().get(life.trade().symbolIndex()).position().map(SymbolResult.OpenPosition::unrealizedUsd).orElse(0.0) : 0;
        return new Profit(realizedNano / NANO_PER_USD + openUsd, feeNano / NANO_PER_USD, fundingNano / NANO_PER_USD, forgivenNano / NANO_PER_USD,
                takenNano / NANO_PER_USD, slippageUsd);
    }

    /** The sum of its parts. */
    double sumUsd() {
        return priceUsd - feesUsd + fundingUsd + forgivenUsd - takenUsd;
    }
}
