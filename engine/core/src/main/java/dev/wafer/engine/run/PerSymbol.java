package dev.wafer.engine.run;

import dev.wafer.api.Account;
import dev.wafer.api.Desk;
import dev.wafer.api.Event;
import dev.wafer.api.Market;
import dev.wafer.api.Strategy;
import java.util.List;

/**
 * One strategy per symbol. The loop calls its parts directly; this composite is for strategies that wrap it, and hears events only where a part does:
 * whoever asks whether it listens is told the truth.
 */
sealed class PerSymbol implements Strategy {
    private final Part[] parts;

    private PerSymbol(List<Part> parts) {
        this.parts = parts.toArray(Part[]::new);
    }

    static PerSymbol of(List<Part> parts) {
        return parts.stream().anyMatch(Part::listens) ? new Listening(parts) : new PerSymbol(parts);
    }

    List<Part> parts() {
        return List.of(parts);
    }

    @Override
    public void onBar(Market market, Account account, Desk desk) {
        for (Part part : parts) {
            if (market.isPresent(part.symbol().orElseThrow()) && part.readiness().isReady()) {
                part.strategy().onBar(market, account, desk);
            }
        }
    }

    /** One with a part that hears events. */
    private static final class Listening extends PerSymbol {
        Listening(List<Part> parts) {
            super(parts);
        }

        @Override
        public void onEvent(Event event, Market market, Account account, Desk desk) {
            for (Part part : parts()) {
                if (part.symbol().orElseThrow().equals(event.symbol())) {
                    part.strategy().onEvent(event, market, account, desk);
                }
            }
        }
    }
}
