package dev.wafer.engine.twin;

import dev.wafer.api.Account;
import dev.wafer.api.Desk;
import dev.wafer.api.Market;
import dev.wafer.api.Order;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import dev.wafer.data.rule.Certainty;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.CorporateEvent;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.engine.cost.Assumptions;
import dev.wafer.engine.cost.Execution;
import dev.wafer.engine.cost.fee.FeeFractions;
import dev.wafer.engine.cost.FundingChoice;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.execution.PathPolicy;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.MarginChoice;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import dev.wafer.engine.twin.TwinFlow.Flag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fast engine, asked the twin's question: the same market, settings and flow in the engine's own types. */
final class TwinEngine {
    private static final long FIRST_MS = 0;

    private TwinEngine() {}

    static RunResult run(TwinScenario scenario) {
        TwinMarket market = scenario.market();
        MarketData data = new MarketData("twin", "twin", market.resolutionMs(), "made for a test", true,
                market.symbols().stream().map(symbol -> history(market, symbol)).toList());
        return Backtest.run(data, rules(market), new Flow(scenario.flow()), settings(scenario));
    }

    private static SymbolHistory history(TwinMarket market, TwinMarket.Symbol symbol) {
        BarSeries.Builder bars = BarSeries.builder(market.tickCount());
        for (int tick = 0; tick < market.tickCount(); tick++) {
            Optional<TwinMarket.Bar> bar = symbol.bars().get(tick);
            if (bar.isPresent()) {
                add(bars, market.openTimesMs().get(tick), bar.get());
            }
        }
        FundingSeries.Builder funding = FundingSeries.builder(symbol.funding().size());
        for (TwinMarket.FundingPoint point : symbol.funding()) {
            if (point.oracle().isPresent()) {
                funding.add(point.timeMs(), point.rate(), 3_600_000, point.oracle().getAsDouble());
            } else {
                funding.add(point.timeMs(), point.rate(), 3_600_000);
            }
        }
        List<CorporateEvent> events = symbol.events().stream()
                .map(event -> event.isDelisting() ? CorporateEvent.delisting(event.timeMs()) : CorporateEvent.split(event.timeMs(), 1)).toList();
        return SymbolHistory.of(symbol.name(), bars.build()).withFunding(funding.build()).withEvents(events);
    }

    private static void add(BarSeries.Builder bars, long openTimeMs, TwinMarket.Bar bar) {
        bars.add(openTimeMs, bar.trade().open(), bar.trade().high(), bar.trade().low(), bar.trade().close());
        bar.volumeShares().ifPresent(shares -> bars.with(Field.VOLUME, shares));
        bar.openInterestShares().ifPresent(shares -> bars.with(Field.OPEN_INTEREST, shares));
        bar.oracleClose().ifPresent(price -> bars.with(Field.ORACLE, price));
        bar.mark().ifPresent(mark -> bars.withMark(mark.open(), mark.high(), mark.low(), mark.close()));
    }

    private static RuleBook rules(TwinMarket market) {
        List<Rule> rules = new ArrayList<>();
        for (TwinMarket.Symbol symbol : market.symbols()) {
            TwinMarket.Rules r = symbol.rules();
            add(rules, symbol, RuleKey.SIZE_DECIMALS, r.sizeDecimals());
            add(rules, symbol, RuleKey.MAX_LEVERAGE, r.tiers().getFirst().maxLeverage());
            add(rules, symbol, RuleKey.MARGIN_TIERS,
                    r.tiers().stream().map(tier -> (long) tier.lowerBoundUsd() + ":" + tier.maxLeverage()).collect(Collectors.joining(", ")));
            add(rules, symbol, RuleKey.MARGIN_MODE, r.isCrossEnabled() ? "CROSS" : r.isMarginRemovable() ? "NO_CROSS" : "STRICT_ISOLATED");
            add(rules, symbol, RuleKey.TAKER_FEE_FRACTION, 0);
            add(rules, symbol, RuleKey.MAKER_FEE_FRACTION, 0);
            add(rules, symbol, RuleKey.FUNDING_INTERVAL_HOURS, 1);
            add(rules, symbol, RuleKey.FUNDING_MULTIPLIER, 1);
            add(rules, symbol, RuleKey.FUNDING_INTEREST_PER_8_HOURS, 0);
            add(rules, symbol, RuleKey.FUNDING_CLAMP_PER_8_HOURS, 0);
            add(rules, symbol, RuleKey.FUNDING_CAP_PER_INTERVAL, r.fundingCapFraction().orElse(0.99));
            add(rules, symbol, RuleKey.BACKSTOP, r.hasBackstop() ? "YES" : "NO");
            r.openInterestCapUsd().ifPresent(cap -> add(rules, symbol, RuleKey.OPEN_INTEREST_CAP_USD, cap));
            r.band().ifPresent(band -> {
                add(rules, symbol, RuleKey.DISCOVERY_BAND_FRACTION, band.widthFraction());
                add(rules, symbol, RuleKey.DISCOVERY_RESETS, band.resets());
                add(rules, symbol, RuleKey.DISCOVERY_TRIGGER_FRACTION, band.triggerFraction());
            });
        }
        return new RuleBook("twin", FIRST_MS, rules);
    }

    private static void add(List<Rule> rules, TwinMarket.Symbol symbol, RuleKey key, Object value) {
        rules.add(new Rule(key, symbol.name(), FIRST_MS, String.valueOf(value), Certainty.OFFICIAL, false, "made for a test"));
    }

    private static RunSettings settings(TwinScenario scenario) {
        TwinSettings wish = scenario.settings();
        Assumptions assumptions = Assumptions.STANDARD;
        for (TwinMarket.Symbol symbol : scenario.market().symbols()) {
            assumptions = assumptions.with("half-spread-" + symbol.name(), symbol.rules().halfSpreadFraction());
        }
        return RunSettings.of(wish.capitalUsd(), wish.leverage()).withMargin(wish.wantsCross() ? MarginChoice.CROSS : MarginChoice.ISOLATED)
                .withExecution(wish.isRealistic() ? new Execution.Realistic(assumptions) : Execution.IDEAL)
                .withFees(new FeeFractions(wish.makerFeeFraction(), wish.takerFeeFraction())).withPath(PathPolicy.valueOf(wish.path().name()))
                .withLatency(wish.latencyBars()).withFunding(new FundingChoice(FundingMode.RECORDED, wish.fundingStress()));
    }

    /** The flow as a strategy: the decisions of tick n at the n-th close. */
    private record Flow(TwinFlow flow) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            List<Symbol> symbols = run.symbols();
            double[] lotsPerShare = symbols.stream().mapToDouble(symbol -> run.instrument(symbol).lotsPerShare()).toArray();
            return new Strategy() {
                private int tick;

                @Override
                public void onBar(Market market, Account account, Desk desk) {
                    flow.decisionsByTick().get(tick++).forEach(decision -> decide(decision, symbols.get(decision.symbol()), lotsPerShare[decision.symbol()], desk));
                }
            };
        }

        private static void decide(TwinFlow.Decision decision, Symbol symbol, double lotsPerShare, Desk desk) {
            switch (decision) {
                case TwinFlow.Target target -> desk.target(symbol, target.exposure(), "flow");
                case TwinFlow.CancelAll _ -> desk.cancelAll(symbol, "flow");
                case TwinFlow.SetLeverage set -> desk.leverage(symbol, set.leverage(), "flow");
                case TwinFlow.MoveMargin move -> desk.moveMargin(symbol, move.deltaUsd(), "flow");
                case TwinFlow.Order order -> send(order, desk.order(symbol), order.lots() / lotsPerShare);
            }
        }

        private static void send(TwinFlow.Order wish, Order order, double shares) {
            if (wish.flags().contains(Flag.CLOSE)) {
                order.close();
            } else if (wish.side() > 0) {
                order.buy(shares);
            } else {
                order.sell(shares);
            }
            switch (wish.kind()) {
                case MARKET -> { }
                case LIMIT -> order.limitAt(wish.price());
                case STOP -> order.stopAt(wish.price());
                case TAKE_PROFIT -> order.takeProfitAt(wish.price());
                case TRAILING_STOP -> order.trailBy(wish.price());
            }
            for (Flag flag : wish.flags().stream().sorted().toList()) {
                switch (flag) {
                    case CLOSE -> { }
                    case REDUCE_ONLY -> order.reduceOnly();
                    case POST_ONLY -> order.postOnly();
                    case IMMEDIATE_OR_CANCEL -> order.immediateOrCancel();
                    case ON_LAST -> order.onLast();
                }
            }
            wish.exits().stopLoss().ifPresent(order::stopLoss);
            wish.exits().takeProfit().ifPresent(order::takeProfit);
            wish.exits().trailingStop().ifPresent(order::trailingStop);
            order.send("flow");
        }
    }
}
