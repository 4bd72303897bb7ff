package dev.wafer.engine.run;

import dev.wafer.api.Account;
import dev.wafer.api.Desk;
import dev.wafer.api.Market;
import dev.wafer.api.Order;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import java.util.List;
import java.util.random.RandomGenerator;

/** Orders of every kind by chance, drawn from the run's seed. It looks at its account at every close and throws if it is not sound. */
record RandomTrader() implements StrategySpec {
    private static final double ROUNDING_USD = 1e-6;

    @Override
    public Strategy start(Setup run) {
        List<Symbol> symbols = run.symbols();
        RandomGenerator random = run.random();
        return (market, account, desk) -> {
            for (Symbol symbol : symbols) {
                if (market.isPresent(symbol)) {
                    look(symbol, account);
                    if (random.nextInt(3) == 0 && account.equityUsd() > 1) {
                        act(run, symbol, market, account, desk);
                    }
                }
            }
        };
    }

    private static void look(Symbol symbol, Account account) {
        if (!Double.isFinite(account.equityUsd()) || account.equityUsd() < -ROUNDING_USD || account.freeCashUsd() < 0) {
            throw new IllegalStateException("equity " + account.equityUsd() + ", cash " + account.freeCashUsd());
        }
        if (!account.isFlat(symbol)) {
            double worthUsd = account.marginUsd(symbol) + account.unrealizedUsd(symbol);
            if (!(worthUsd >= -ROUNDING_USD) || !Double.isFinite(account.liquidationUsd(symbol))) {
                throw new IllegalStateException(symbol + " is worth " + worthUsd);
            }
        }
    }

    private static void act(Setup run, Symbol symbol, Market market, Account account, Desk desk) {
        RandomGenerator random = run.random();
        double priceUsd = market.closeUsd(symbol);
        double exposure = random.nextDouble(0.05, 1) * run.leverage() / run.symbols().size();
        switch (random.nextInt(12)) {
            case 0 -> desk.target(symbol, random.nextInt(4) == 0 ? 0 : random.nextBoolean() ? exposure : -exposure, "target");
            case 1 -> desk.cancelAll(symbol, "enough");
            case 2 -> desk.order(symbol).close().send("close");
            case 3 -> desk.leverage(symbol, random.nextInt(1, 12), "leverage");
            case 4 -> desk.moveMargin(symbol, account.freeCashUsd() * random.nextDouble(-0.2, 0.4), "margin");
            default -> send(symbol, desk, random, priceUsd, exposure * account.equityUsd() / priceUsd);
        }
    }

    private static void send(Symbol symbol, Desk desk, RandomGenerator random, double priceUsd, double shares) {
        Order order = random.nextBoolean() ? desk.order(symbol).buy(shares) : desk.order(symbol).sell(shares);
        double levelUsd = priceUsd * random.nextDouble(0.97, 1.03);
        int kind = random.nextInt(8);
        switch (kind) {
            case 0, 1 -> order.limitAt(levelUsd);
            case 2 -> order.stopAt(levelUsd);
            case 3 -> order.takeProfitAt(levelUsd);
            case 4 -> order.trailBy(priceUsd * random.nextDouble(0.002, 0.03));
            default -> { }
        }
        if (random.nextInt(3) == 0) {
            order.stopLoss(priceUsd * random.nextDouble(0.002, 0.05));
        }
        if (random.nextInt(3) == 0) {
            order.takeProfit(priceUsd * random.nextDouble(0.002, 0.05));
        }
        if (random.nextInt(6) == 0) {
            order.trailingStop(priceUsd * random.nextDouble(0.002, 0.05));
        }
        if (random.nextInt(8) == 0) {
            order.reduceOnly();
        }
        if (random.nextInt(8) == 0) {
            order.onLast();
        }
        if (kind <= 1 && random.nextInt(4) == 0) {
            order.postOnly();
        }
        long id = order.send("by chance");
        if (kind <= 1 && random.nextInt(4) == 0) {
            desk.replace(id, levelUsd * random.nextDouble(0.99, 1.01), "moved");
        }
    }
}
