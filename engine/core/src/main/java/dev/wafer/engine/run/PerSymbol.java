package dev.wafer.engine.run;

import dev.wafer.api.Account;
import dev.wafer.api.Desk;
import dev.wafer.api.Event;
import dev.wafer.api.Market;
import dev.wafer.api.Strategy;
import java.util.List;

/** One strategy per symbol. The loop calls its parts directly; this composite is for strategies that wrap it. */
final class PerSymbol implements Strategy {
    private final List<Part> parts;

    PerSymbol(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    List<Part> parts() {
        return parts;
    }

    @Override
    public void onBar(Market market, Account account, Desk desk) {
        for (Part part : parts) {
            if (part.symbol().filter(market::isPresent).isPresent() && part.readiness().isReady()) {
                part.strategy().onBar(market, account, desk);
            }
        }
    }

    @Override
    public void onEvent(Event event, Market market, Account account, Desk desk) {
        for (Part part : parts) {
            if (part.symbol().filter(event.symbol()::equals).isPresent()) {
                part.strategy().onEvent(event, market, account, desk);
            }
        }
    }
}
