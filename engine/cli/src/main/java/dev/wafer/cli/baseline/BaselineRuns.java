package dev.wafer.cli.baseline;

import dev.wafer.cli.request.Ground;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.RunRequest;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.Refusal;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.source.StrategyCatalogue;
import dev.wafer.cli.source.StrategyType;
import dev.wafer.cli.source.Watchdog;
import dev.wafer.data.io.BadInputException;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.series.MarketData;
import dev.wafer.engine.cost.FundingChoice;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunResult;
import dev.wafer.research.montecarlo.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** Runs baselines, many at a time: data sets, rules, strategies and markets that several share are read, compiled and laid out once. */
final class BaselineRuns {
    private final Terminal terminal;
    private final int semantics;
    private final Map<String, MarketData> dataSets = new ConcurrentHashMap<>();
    private final Map<String, StrategyType> strategies = new ConcurrentHashMap<>();
    private final Map<String, RuleBook> rules = new ConcurrentHashMap<>();
    private final Map<MarketKey, PreparedMarket> markets = new ConcurrentHashMap<>();
    private final Map<SliceKey, Map<String, String>> slices = new ConcurrentHashMap<>();

    private record MarketKey(String data, List<String> symbols, String venue, FundingChoice funding) {}

    private record SliceKey(String data, List<String> symbols, long endMs) {}

    /** For one command; {@code semantics} is the meaning of the engine. */
    BaselineRuns(Terminal terminal, int semantics) {
        this.terminal = terminal;
        this.semantics = semantics;
    }

    /** Work on each of these, in their order whatever the threads; {@code done} hears how many are through. */
    static <T> List<T> each(List<BaselineConfig> configs, int threads, Function<BaselineConfig, T> work, IntConsumer done) {
        Map<Integer, T> results = new ConcurrentHashMap<>();
        AtomicInteger count = new AtomicInteger();
        Parallel.run(configs.size(), threads, number -> {
            results.put(number, work.apply(configs.get(number)));
            done.accept(count.incrementAndGet());
        });
        List<T> inOrder = new ArrayList<>();
        for (int number = 0; number < configs.size(); number++) {
            inOrder.add(results.get(number));
        }
        return inOrder;
    }

    /**
     * Runs a baseline.
     *
     * @throws RequestException if its strategy, its data or its rules cannot serve it
     * @throws BadInputException if its data cannot be read
     */
    BaselineRun run(BaselineConfig config) {
        return run(config, ground(request(config)));
    }

    /**
     * Runs a baseline that was run before: if its data or its rules no longer serve it, they are to blame.
     *
     * @throws RequestException if its strategy cannot be run
     * @throws BadInputException if its data or its rules cannot serve it
     */
    BaselineRun runAgain(BaselineConfig config) {
        RunRequest request = request(config);
        Ground ground;
        try {
            ground = ground(request);
        } catch (RequestException e) {
            throw BadInputException.of(List.of(String.valueOf(e.getMessage())));
        }
        return run(config, ground);
    }

    private RunRequest request(BaselineConfig config) {
        return Watchdog.within(config.options().timeoutSeconds, config.options().strategy.orElse(""), () -> RunRequest.found(config.options(), this::strategy));
    }

    private Ground ground(RunRequest request) {
        MarketData dataSet = dataSets.computeIfAbsent(request.data(), data -> MarketSource.read(data, terminal));
        return Ground.of(request, dataSet, data -> rules.computeIfAbsent(venue(request), _ -> MarketSource.rules(request, data)));
    }

    private BaselineRun run(BaselineConfig config, Ground ground) {
        return Watchdog.within(config.options().timeoutSeconds, config.options().strategy.orElse(""), () -> run(ground));
    }

    private StrategyType strategy(String nameOrFile) {
        return strategies.computeIfAbsent(nameOrFile, StrategyCatalogue::find);
    }

    private static String venue(RunRequest request) {
        return request.venue().orElse("that of " + request.data());
    }

    private BaselineRun run(Ground ground) {
        RunRequest request = ground.request();
        List<String> symbols = ground.data().tickers();
        try {
            PreparedMarket market = markets.computeIfAbsent(new MarketKey(request.data(), symbols, venue(request), ground.settings().funding()),
                    _ -> ground.market());
            RunResult result = Backtest.run(market, request.strategy(), ground.settings());
            Map<String, String> data = slices.computeIfAbsent(new SliceKey(request.data(), symbols, result.span().toMs()),
                    key -> RunPins.data(ground.data(), key.endMs()));
            return new BaselineRun(ground, result, RunPins.of(ground, result, semantics, data));
        } catch (Throwable e) {
            throw Refusal.of(request.type(), e);
        }
    }
}
