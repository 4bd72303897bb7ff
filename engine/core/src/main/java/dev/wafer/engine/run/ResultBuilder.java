package dev.wafer.engine.run;

import dev.wafer.api.StrategySpec;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.series.Fingerprint;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.account.Account;
import dev.wafer.engine.account.Ledger;
import dev.wafer.engine.account.Position;
import dev.wafer.engine.cost.FundingMemo;
import dev.wafer.engine.cost.FundingPoints;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.margin.DeleveragingIndex;
import dev.wafer.engine.measure.EquityCurve;
import dev.wafer.engine.measure.EquityCurve.Detail;
import dev.wafer.engine.measure.FundingParts;
import dev.wafer.engine.measure.Measures;
import dev.wafer.engine.measure.RunFacts;
import dev.wafer.engine.measure.Summary;
import dev.wafer.engine.measure.Trade;
import dev.wafer.engine.measure.TradeBook;
import dev.wafer.engine.run.RunResult.Fingerprints;
import dev.wafer.engine.run.SymbolResult.OpenPosition;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts a {@link RunResult} together after the last close. */
final class ResultBuilder {
    private final PreparedMarket market;
    private final RunSettings settings;
    private final StrategySpec strategy;
    private final int fromTick;
    private final int toTick;
    private final Account account;
    private final Journal journal;
    private final RunRecord run;
    private final long startMs;
    private final long endMs;

    ResultBuilder(PreparedMarket market, RunSettings settings, StrategySpec strategy, int fromTick, int toTick, Loop loop, RunRecord run) {
        this.market = market;
        this.settings = settings;
        this.strategy = strategy;
        this.fromTick = fromTick;
        this.toTick = toTick;
        account = loop.account();
        journal = loop.journal();
        this.run = run;
        startMs = market.openTimeMs(fromTick);
        endMs = market.closeTimeMs(toTick - 1);
    }

    /** The measures of the whole account alone. */
    Summary summary() {
        markAtEnd();
        return summary(trades(), run.daily());
    }

    private void markAtEnd() {
        for (int s = 0; s < market.symbolCount(); s++) {
            account.markAt(s, market.price(s).markCloseUsd(toTick - 1));
        }
    }

    private List<Trade> trades() {
        return TradeBook.of(journal, market.lotsPerShare(), endMs, endMarksUsd(), endUnrealizedUsd(), run.endFundingNano());
    }

    private Summary summary(List<Trade> trades, EquityCurve daily) {
        RunFacts facts = new RunFacts(startMs, endMs, settings.capitalUsd(), finalEquityUsd(), run.drawdown(), run.closes(),
                run.closesWithPosition(), fundingParts(), coverage(0, market.symbolCount()));
        return Measures.of(journal, market.lotsPerShare(), trades, daily, facts);
    }

    /** All of it, with what else was found. */
    RunResult build(List<RunResult.Finding> more, boolean readsOpenInterest) {
        markAtEnd();
        EquityCurve equity = run.equity();
        List<Trade> trades = trades();
        EquityCurve daily = run.daily();
        Summary summary = summary(trades, daily);
        List<String> tickers = market.data().tickers();
        List<Rule> rules = market.rulesInForce(fromTick, toTick);
        List<RunResult.Finding> findings = Stream.concat(more.stream(),
                new DataFindings(market, settings, fromTick, toTick, journal).list().stream()).toList();
        return new RunResult(tickers, new TimeSpan(startMs, endMs), summary, IntStream.range(0, tickers.size()).mapToObj(s -> symbol(s, trades)).toList(),
                trades, equity, daily, journal, rules, findings, List.of(),
                market.inputs(fromTick, toTick), readsOpenInterest, fingerprints(rules, summary));
    }

    private FundingParts fundingParts() {
        FundingMemo memo = account.fundingMemo();
        return new FundingParts(memo.sumUsd(FundingPoints.Part.PREMIUM), memo.sumUsd(FundingPoints.Part.IMPACT), memo.sumUsd(FundingPoints.Part.BASE));
    }

    private double finalEquityUsd() {
        double equityUsd = account.cashAndMarginsUsd();
        for (double unrealizedUsd : endUnrealizedUsd()) {
            equityUsd += unrealizedUsd;
        }
        return equityUsd;
    }

    private double[] endMarksUsd() {
        return IntStream.range(0, market.symbolCount()).mapToDouble(s -> market.price(s).markCloseUsd(toTick - 1)).toArray();
    }

    private double[] endUnrealizedUsd() {
        double[] marksUsd = endMarksUsd();
        return IntStream.range(0, marksUsd.length)
                .mapToDouble(s -> account.position(s).isFlat() ? 0 : account.position(s).unrealizedUsd(marksUsd[s])).toArray();
    }

    private OptionalDouble coverage(int fromSymbol, int toSymbol) {
        int due = 0;
        int found = 0;
        for (int s = fromSymbol; s < toSymbol; s++) {
            FundingPoints points = market.funding(s).points();
            due += points.dueCount(startMs, endMs);
            found += points.foundCount(startMs, endMs);
        }
        return due == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) found / due);
    }

    private SymbolResult symbol(int s, List<Trade> trades) {
        List<Trade> own = trades.stream().filter(trade -> trade.symbolIndex() == s).toList();
        return new SymbolResult(market.symbols().get(s).ticker(), market.price(s).barsBetween(fromTick, toTick), own.size(),
                own.stream().mapToDouble(Trade::profitUsd).sum(), own.stream().mapToDouble(Trade::feesUsd).sum(),
                own.stream().mapToDouble(Trade::fundingUsd).sum(), count(Entry.LIQUIDATED, s), count(Entry.AMBIGUOUS, s), coverage(s, s + 1),
                openPosition(s));
    }

    private int count(Entry entry, int s) {
        return (int) IntStream.range(0, journal.count()).filter(row -> journal.entry(row) == entry && journal.symbol(row) == s).count();
    }

    private Optional<OpenPosition> openPosition(int s) {
        Position position = account.position(s);
        if (position.isFlat()) {
            return Optional.empty();
        }
        double markUsd = market.price(s).markCloseUsd(toTick - 1);
        double liquidationUsd = account.liquidationUsd(s);
        double backingUsd = position.isCross() ? account.crossValueUsd() : position.marginUsd() + position.unrealizedUsd(markUsd);
        double notionalUsd = Math.abs(position.signedQtyShares()) * markUsd;
        OptionalDouble deleveraging = backingUsd > 0
                ? OptionalDouble.of(DeleveragingIndex.of(position.signedLots() > 0 ? 1 : -1, position.entryUsd(), markUsd, notionalUsd, backingUsd))
                : OptionalDouble.empty();
        return Optional.of(new OpenPosition(position.signedQtyShares(), position.isCross(), position.entryUsd(), markUsd, position.marginUsd(),
                position.unrealizedUsd(markUsd), liquidationUsd, deleveraging));
    }

    private Fingerprints fingerprints(List<Rule> rules, Summary summary) {
        Fingerprint money = new Fingerprint();
        Arrays.stream(Ledger.Cause.values()).forEach(cause -> money.add(account.ledger().totalNano(cause)));
        money.add(summary.finalEquityUsd()).add(summary.maxDrawdown()).add(summary.maxDrawdownIntrabar());
        String moneyText = money.text();
        return new Fingerprints(() -> fingerprints(rules, moneyText));
    }

    private Fingerprints.All fingerprints(List<Rule> rules, String money) {
        Fingerprint rulesPrint = new Fingerprint().add(market.rules().venue());
        rules.forEach(rule -> rulesPrint.add(rule.key().keyName()).add(rule.market()).add(rule.fromMs()).add(rule.value()));
        Fingerprint parameters = new Fingerprint().add(strategy.toString()).add(settings.withEquity(Detail.BARS).toString());
        return new Fingerprints.All(market.fingerprintBefore(endMs), rulesPrint.text(), parameters.text(), journal.decisionsFingerprint(),
                journal.fillsFingerprint(), money);
    }
}
