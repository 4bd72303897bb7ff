package dev.wafer.engine.twin;

import java.math.BigDecimal;
import java.util.List;

/**
 * What happened.
 *
 * @param fills in the order they happened
 * @param notices refusals, reductions and withdrawals in the order they happened
 * @param equityUsdByTick cash + isolated margins + unrealised profit at each close, before the decisions of that close; funding settled so far included
 * @param end the account after the last decisions
 * @param ambiguousTicks ambiguous bars; the cross account counts once per tick, on the first of its symbols that can act
 */
public record TwinResult(List<Fill> fills, List<Notice> notices, List<BigDecimal> equityUsdByTick, End end, List<Ambiguous> ambiguousTicks) {
    public TwinResult {
        fills = List.copyOf(fills);
        notices = List.copyOf(notices);
        equityUsdByTick = List.copyOf(equityUsdByTick);
        ambiguousTicks = List.copyOf(ambiguousTicks);
    }

    /** Which order of an id acted. */
    public enum Leg { ORDER, STOP_LOSS, TAKE_PROFIT, TRAILING_STOP }

    /** Why lots changed hands: TRADE is an order's; the others are the venue's and carry order id 0. */
    public enum Cause { TRADE, LIQUIDATION, BACKSTOP, SETTLEMENT }

    /**
     * One fill. A flip makes two, the closing part first.
     *
     * @param timeMs exact time inside the bar, spread over the legs by the symbol's trade path
     * @param signedLots a buy above zero
     * @param feeUsd above zero is paid; what was really charged
     */
    public record Fill(int tick, BigDecimal timeMs, int symbol, long orderId, Leg leg, long signedLots, BigDecimal price, BigDecimal feeUsd, boolean isMaker,
            Cause cause) {}

    /** What became of an order without a fill. */
    public enum NoticeKind { REJECTED, REDUCED, CANCELLED }

    /** Why. */
    public enum Reason {
        NO_LOT, DELISTED, BELOW_MINIMUM_VALUE, ABOVE_LARGEST_ORDER, WOULD_TAKE, NOT_MARKETABLE, NOTHING_TO_REDUCE, MARGIN, TIER, OPEN_INTEREST_CAP, VOLUME, ASKED,
        REPLACED, ORPHANED, OTHER_EXIT_FILLED, LIQUIDATED, SETTLED, LEVERAGE_NOT_ALLOWED, MARGIN_NOT_MOVABLE
    }

    /** A refusal, reduction (of a target) or withdrawal; order id 0 for leverage and margin moves. */
    public record Notice(NoticeKind kind, int tick, int symbol, long orderId, Leg leg, Reason reason) {}

    /** A bar in which another leg order would have changed the fills. */
    public record Ambiguous(int tick, int symbol) {}

    /**
     * The account at the end. {@code equity = capital + realised + unrealised + funding - fees - takenByBackstop + badDebt}, exactly.
     *
     * @param signedLots of each symbol
     * @param entryPrices of each symbol, zero when flat
     * @param marginUsd isolated margin of each symbol, funding included, zero when flat or cross
     * @param cashUsd free cash as posted; funding of an unchanged cross position is not in it yet
     * @param fundingUsd received above zero, unposted parts included
     * @param unpostedCrossFundingUsd the part of it that neither cash nor a margin shows yet
     */
    public record End(List<Long> signedLots, List<BigDecimal> entryPrices, List<BigDecimal> marginUsd, BigDecimal cashUsd, BigDecimal realisedUsd,
            BigDecimal unrealisedUsd, BigDecimal fundingUsd, BigDecimal feesUsd, BigDecimal takenByBackstopUsd, BigDecimal badDebtUsd, BigDecimal unpostedCrossFundingUsd) {
        public End {
            signedLots = List.copyOf(signedLots);
            entryPrices = List.copyOf(entryPrices);
            marginUsd = List.copyOf(marginUsd);
        }
    }

    /** The fills of this cause. */
    public List<Fill> fills(Cause cause) {
        return fills.stream().filter(fill -> fill.cause() == cause).toList();
    }
}
