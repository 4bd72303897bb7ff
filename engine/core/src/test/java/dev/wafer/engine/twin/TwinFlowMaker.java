package dev.wafer.engine.twin;

import dev.wafer.engine.twin.TwinFlow.CancelAll;
import dev.wafer.engine.twin.TwinFlow.Decision;
import dev.wafer.engine.twin.TwinFlow.Exits;
import dev.wafer.engine.twin.TwinFlow.Flag;
import dev.wafer.engine.twin.TwinFlow.Kind;
import dev.wafer.engine.twin.TwinFlow.MoveMargin;
import dev.wafer.engine.twin.TwinFlow.Order;
import dev.wafer.engine.twin.TwinFlow.SetLeverage;
import dev.wafer.engine.twin.TwinFlow.Target;
import dev.wafer.engine.twin.TwinMarket.Bar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** Makes an order flow for one market. It may look at later bars: a price that is exactly a coming low or high is what touches are made of. */
final class TwinFlowMaker {
    /** Added to distances and some prices: far from half a tick on every grid in use. */
    private static final double OFF_GRID = 0.000037;

    private final SplittableRandom random;
    private final TwinMarket market;
    private final double capitalUsd;
    private final int leverage;
    private final int busyPercent;
    private final int targetPercent;
    /** Side of the last order that opens, per symbol: protection is usually on the other side. */
    private final int[] lastOpeningSide;

    TwinFlowMaker(SplittableRandom random, TwinMarket market, double capitalUsd, int leverage) {
        this.random = random;
        this.market = market;
        this.capitalUsd = capitalUsd;
        this.leverage = leverage;
        lastOpeningSide = new int[market.symbols().size()];
        busyPercent = random.nextInt(10, 50);
        targetPercent = chance(40) ? 80 : chance(50) ? 20 : 0;
    }

    TwinFlow flow() {
        List<List<Decision>> decisionsByTick = new ArrayList<>();
        for (int tick = 0; tick < market.tickCount(); tick++) {
            List<Decision> decisions = new ArrayList<>();
            for (int s = 0; s < market.symbols().size(); s++) {
                Optional<Bar> bar = lastBar(s, tick);
                if (bar.isPresent() && chance(busyPercent)) {
                    decide(s, tick, bar.get(), decisions);
                }
            }
            decisionsByTick.add(decisions);
        }
        return new TwinFlow(decisionsByTick);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private Optional<Bar> lastBar(int symbol, int tick) {
        for (int t = tick; t >= 0; t--) {
            if (market.symbols().get(symbol).bars().get(t).isPresent()) {
                return market.symbols().get(symbol).bars().get(t);
            }
        }
        return Optional.empty();
    }

    private void decide(int symbol, int tick, Bar bar, List<Decision> decisions) {
        double price = bar.trade().close();
        if (chance(targetPercent)) {
            decisions.add(target(symbol));
            return;
        }
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> decisions.add(withExits(Order.market(symbol, openingSide(symbol), lots(symbol, price)), price));
            case 3, 4 -> decisions.add(limit(symbol, tick, price));
            case 5 -> decisions.add(withExits(Order.at(chance(50) ? Kind.STOP : Kind.TAKE_PROFIT, symbol, openingSide(symbol), lots(symbol, price), near(symbol, tick, price)), price));
            case 6 -> decisions.add(onLast(Order.at(Kind.TRAILING_STOP, symbol, closingSide(symbol), lots(symbol, price), distance(price)).with(Flag.REDUCE_ONLY)));
            case 7 -> protect(symbol, tick, price, decisions);
            case 8 -> decisions.add(chance(40) ? Order.market(symbol, closingSide(symbol), lots(symbol, price)).with(Flag.REDUCE_ONLY) : Order.close(symbol));
            case 9 -> decisions.add(chance(70) ? new SetLeverage(symbol, leverage(symbol)) : new CancelAll(symbol));
            case 10 -> decisions.add(new MoveMargin(symbol, Math.rint(capitalUsd * random.nextDouble(-0.2, 0.3) * 100) / 100));
            default -> decisions.add(target(symbol));
        }
    }

    private int side() {
        return random.nextBoolean() ? 1 : -1;
    }

    private int openingSide(int symbol) {
        lastOpeningSide[symbol] = side();
        return lastOpeningSide[symbol];
    }

    private int closingSide(int symbol) {
        return lastOpeningSide[symbol] == 0 || chance(10) ? side() : -lastOpeningSide[symbol];
    }

    private int leverage(int symbol) {
        return random.nextInt(1, market.symbols().get(symbol).rules().tiers().getFirst().maxLeverage() + 2);
    }

    private Target target(int symbol) {
        double exposure = chance(20) ? 0 : openingSide(symbol) * random.nextDouble(0.02, 1.15) * leverage;
        return new Target(symbol, Math.rint(exposure * 1000) / 1000);
    }

    /** From a few dollars to more than the account can carry. */
    private long lots(int symbol, double price) {
        double usd = chance(5) ? random.nextDouble(0, 20) : capitalUsd * leverage * random.nextDouble(0.02, chance(30) ? 1.3 : 0.5);
        double lots = usd / price * StrictMath.pow(10, market.symbols().get(symbol).rules().sizeDecimals());
        return (long) Math.min(lots, 1e12);
    }

    private double distance(double price) {
        double distance = BigDecimal.valueOf(price * random.nextDouble(0.002, 0.06)).setScale(3, RoundingMode.HALF_EVEN).doubleValue();
        return rounded(distance + OFF_GRID);
    }

    private static double rounded(double price) {
        return BigDecimal.valueOf(price).setScale(6, RoundingMode.HALF_EVEN).doubleValue();
    }

    /** A price near the last one: on the grid, off it, or exactly an extreme of a coming bar. */
    private double near(int symbol, int tick, double price) {
        if (chance(25)) {
            List<Optional<Bar>> bars = market.symbols().get(symbol).bars();
            int later = Math.min(bars.size() - 1, tick + random.nextInt(1, 4));
            if (bars.get(later).isPresent()) {
                TwinMarket.Ohlc coming = bars.get(later).get().trade();
                return random.nextBoolean() ? coming.low() : coming.high();
            }
        }
        BigDecimal wished = BigDecimal.valueOf(price * (1 + random.nextDouble(-0.04, 0.04)));
        double onGrid = TwinNumbers.triggerPrice(wished, market.symbols().get(symbol).rules().sizeDecimals()).doubleValue();
        return chance(80) ? onGrid : rounded(onGrid + OFF_GRID);
    }

    private Order limit(int symbol, int tick, double price) {
        boolean isReduceOnly = chance(20);
        int side = isReduceOnly ? closingSide(symbol) : openingSide(symbol);
        Order order = Order.at(Kind.LIMIT, symbol, side, lots(symbol, price), near(symbol, tick, price));
        order = isReduceOnly ? order.with(Flag.REDUCE_ONLY) : order;
        order = chance(15) ? order.with(Flag.POST_ONLY) : order;
        order = chance(15) && !order.flags().contains(Flag.POST_ONLY) ? order.with(Flag.IMMEDIATE_OR_CANCEL) : order;
        return withExits(order, price);
    }

    private Order withExits(Order order, double price) {
        if (chance(50)) {
            return order;
        }
        OptionalDouble stop = chance(70) ? OptionalDouble.of(distance(price)) : OptionalDouble.empty();
        OptionalDouble take = chance(60) ? OptionalDouble.of(distance(price)) : OptionalDouble.empty();
        OptionalDouble trail = chance(30) ? OptionalDouble.of(distance(price)) : OptionalDouble.empty();
        return onLast(order.with(new Exits(stop, take, trail)));
    }

    private Order onLast(Order order) {
        return chance(20) ? order.with(Flag.ON_LAST) : order;
    }

    /** Reduce-only orders on either side of the market. */
    private void protect(int symbol, int tick, double price, List<Decision> decisions) {
        int side = closingSide(symbol);
        double below = Math.min(near(symbol, tick, price), price);
        double above = Math.max(near(symbol, tick, price), price);
        decisions.add(onLast(Order.at(Kind.STOP, symbol, side, lots(symbol, price), side < 0 ? below : above).with(Flag.REDUCE_ONLY)));
        decisions.add(onLast(Order.at(Kind.TAKE_PROFIT, symbol, side, lots(symbol, price), side < 0 ? above : below).with(Flag.REDUCE_ONLY)));
        if (chance(20)) {
            decisions.add(Order.at(Kind.STOP, symbol, side, 0, side < 0 ? below : above).with(Flag.CLOSE));
        }
    }
}
