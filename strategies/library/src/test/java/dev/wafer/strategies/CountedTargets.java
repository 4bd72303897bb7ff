package dev.wafer.strategies;

import dev.wafer.api.Desk;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A strategy as it is, with a count of the targets it sets: the desk passes over a target that repeats the last one, so the journal cannot tell.
 *
 * @param targets how many so far
 */
record CountedTargets(StrategySpec strategy, AtomicInteger targets) implements StrategySpec {
    CountedTargets(StrategySpec strategy) {
        this(strategy, new AtomicInteger());
    }

    @Override
    public Strategy start(Setup run) {
        Strategy inner = strategy.start(run);
        return (market, account, desk) -> inner.onBar(market, account, counting(desk));
    }

    private Desk counting(Desk desk) {
        return (Desk) Proxy.newProxyInstance(Desk.class.getClassLoader(), new Class<?>[] {Desk.class}, (_, method, arguments) -> {
            if (method.getName().equals("target")) {
                targets.incrementAndGet();
            }
            return method.invoke(desk, arguments);
        });
    }
}
