package dev.wafer.engine.run;

import dev.wafer.api.Account;
import dev.wafer.api.Desk;
import dev.wafer.api.Event;
import dev.wafer.api.Market;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import java.util.ArrayList;
import java.util.List;

/** A script that also writes down the events it is told. */
public record Listening(Script script, List<Event> heard) implements StrategySpec {
    public static Listening to(Script script) {
        return new Listening(script, new ArrayList<>());
    }

    /** The events of one kind. */
    public <E extends Event> List<E> heard(Class<E> kind) {
        return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public Strategy start(Setup run) {
        Strategy inner = script.start(run);
        return new Strategy() {
            @Override
            public void onBar(Market market, Account account, Desk desk) {
                inner.onBar(market, account, desk);
            }

            @Override
            public void onEvent(Event event, Market market, Account account, Desk desk) {
                heard.add(event);
            }
        };
    }
}
