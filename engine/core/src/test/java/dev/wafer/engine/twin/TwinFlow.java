package dev.wafer.engine.twin;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What the trader decided, fixed beforehand.
 *
 * @param decisionsByTick one list per tick, in the order of sending, all at that tick's close. Ids count up from 1 over all {@link Order}s and all {@link Target}s that
 *     change the wanted side, refused ones included. A symbol is named only at or after its first bar.
 */
public record TwinFlow(List<List<Decision>> decisionsByTick) {
    public TwinFlow {
        decisionsByTick = decisionsByTick.stream().map(List::copyOf).toList();
    }

    /** One wish of the trader; {@code symbol} is an index into the market's list. */
    public sealed interface Decision {
        /** Index of the symbol. */
        int symbol();
    }

    /** Wanted signed notional / equity; does nothing (and takes no id) while its sign is that of the last target (at first: flat). */
    public record Target(int symbol, double exposure) implements Decision {}

    /** Withdraws all orders, targets and attached exits of the symbol at once. */
    public record CancelAll(int symbol) implements Decision {}

    /** Leverage of opening fills from now on. */
    public record SetLeverage(int symbol, int leverage) implements Decision {}

    /** Above zero: free cash into the isolated position's margin; below zero: back. */
    public record MoveMargin(int symbol, double deltaUsd) implements Decision {}

    /** What makes an order act. */
    public enum Kind { MARKET, LIMIT, STOP, TAKE_PROFIT, TRAILING_STOP }

    /** Conditions of an order. {@code CLOSE}: the whole position whatever it is (side and lots are ignored); not for limits. {@code IMMEDIATE_OR_CANCEL}: limits only. */
    public enum Flag { CLOSE, REDUCE_ONLY, POST_ONLY, IMMEDIATE_OR_CANCEL, ON_LAST }

    /** Attached exits as distances from the fill price, USDC per share. */
    public record Exits(OptionalDouble stopLoss, OptionalDouble takeProfit, OptionalDouble trailingStop) {
        /** No exits. */
        public static final Exits NONE = new Exits(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /**
     * An order.
     *
     * @param side +1 buy, -1 sell
     * @param price limit, stop or take-profit price before rounding to a tick; distance of a trailing stop; unused for market orders
     */
    public record Order(int symbol, Kind kind, int side, long lots, double price, Set<Flag> flags, Exits exits) implements Decision {
        public Order {
            if (flags.contains(Flag.CLOSE) && kind == Kind.LIMIT) {
                throw new IllegalArgumentException("a limit order has a side: say reduce-only instead of close");
            }
            flags = Set.copyOf(flags);
        }

        /** A market order. */
        public static Order market(int symbol, int side, long lots) {
            return new Order(symbol, Kind.MARKET, side, lots, 0, Set.of(), Exits.NONE);
        }

        /** A market order for whatever the position is. */
        public static Order close(int symbol) {
            return market(symbol, -1, 0).with(Flag.CLOSE);
        }

        /** A limit, stop, take-profit or trailing order. */
        public static Order at(Kind kind, int symbol, int side, long lots, double price) {
            return new Order(symbol, kind, side, lots, price, Set.of(), Exits.NONE);
        }

        /** The same with one more condition. */
        public Order with(Flag flag) {
            EnumSet<Flag> more = EnumSet.of(flag);
            more.addAll(flags);
            return new Order(symbol, kind, side, lots, price, more, exits);
        }

        /** The same with attached exits. */
        public Order with(Exits other) {
            return new Order(symbol, kind, side, lots, price, flags, other);
        }

        /** The same with an attached stop-loss. */
        public Order withStopLoss(double distance) {
            return with(new Exits(OptionalDouble.of(distance), exits.takeProfit(), exits.trailingStop()));
        }

        /** The same with an attached take-profit. */
        public Order withTakeProfit(double distance) {
            return with(new Exits(exits.stopLoss(), OptionalDouble.of(distance), exits.trailingStop()));
        }

        /** The same with an attached trailing stop. */
        public Order withTrailingStop(double distance) {
            return with(new Exits(exits.stopLoss(), exits.takeProfit(), OptionalDouble.of(distance)));
        }
    }
}
