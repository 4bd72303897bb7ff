package dev.wafer.cli.command;

import dev.wafer.cli.json.LiquidationPriceJson;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.text.Figures;
import dev.wafer.engine.margin.IsolatedMargin;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The liquidation price of one position. All forms are the isolated formula with the margin that keeps the position. */
@Command(name = "liqprice", customSynopsis = "wafer liqprice --side long|short --max-leverage N [options]",
        description = {"The mark price at which a position is liquidated: one number, or 'none'.", "",
        "From the leverage:       --entry P --leverage L", "From a real position:    --entry P --quantity Q --margin-usd X",
        "From an account state:   --quantity Q --raw-usd X      (X is the position's cash leg, margin minus cost for a long)",
        "In cross margin:         --mark P --quantity Q --account-value A --maintenance M"},
        footer = {"  wafer liqprice --side long --entry 750.05 --leverage 3 --max-leverage 10", "    526.3509",
            "  wafer liqprice --side long --entry 173.06 --quantity 0.6 \\",
            "      --margin-usd 20.735658 --max-leverage 20",
            "  wafer liqprice --side short --quantity 0.00024 --raw-usd 15.665304 \\",
            "      --max-leverage 40",
            "  wafer liqprice --side long --mark 800 --quantity 100 \\",
            "      --account-value 20000 --maintenance 4000 --max-leverage 10"})
final class LiqpriceCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--side", required = true, paramLabel = "long|short", description = "Direction of the position.")
    private String side = "";

    @Option(names = "--max-leverage", required = true, paramLabel = "N",
            description = "The market's maximum; maintenance is 1 / (2 x maximum) of notional.")
    private int maxLeverage;

    @Option(names = "--entry", paramLabel = "PRICE", description = "Entry price, USDC per share.")
    private Optional<Double> entryUsd = Optional.empty();

    @Option(names = "--leverage", paramLabel = "N", description = "Leverage of the position, a whole number from 1 to the maximum.")
    private Optional<Integer> leverage = Optional.empty();

    @Option(names = "--quantity", paramLabel = "SHARES", description = "Size of the position, above 0.")
    private Optional<Double> quantityShares = Optional.empty();

    @Option(names = "--margin-usd", paramLabel = "USDC", description = "Margin in the position at entry, funding included.")
    private Optional<Double> marginUsd = Optional.empty();

    @Option(names = "--raw-usd", paramLabel = "USDC", description = "The position's cash leg, as the exchange reports it.")
    private Optional<Double> rawUsd = Optional.empty();

    @Option(names = "--mark", paramLabel = "PRICE", description = "Mark price now, USDC per share.")
    private Optional<Double> markUsd = Optional.empty();

    @Option(names = "--account-value", paramLabel = "USDC", description = "Value of the cross account now.")
    private Optional<Double> accountValueUsd = Optional.empty();

    @Option(names = "--maintenance", paramLabel = "USDC", description = "Maintenance margin of all cross positions now.")
    private Optional<Double> maintenanceUsd = Optional.empty();

    @Option(names = "--json", description = "Print JSON with all digits (schema liqprice).")
    private boolean isJson;

    @Option(names = "--digits", paramLabel = "full", description = "'full' prints all digits.")
    private String digits = "";

    LiqpriceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        int sign = sign();
        if (!(maxLeverage >= 1)) {
            throw new RequestException("--max-leverage: found " + maxLeverage + ", expected a whole number >= 1");
        }
        double maintenanceFraction = 1.0 / (2.0 * maxLeverage);
        double priceUsd = priceUsd(sign, maintenanceFraction);
        if (isJson) {
            terminal.out().print(LiquidationPriceJson.of(sign > 0, maintenanceFraction, priceUsd));
        } else if (priceUsd > 0) {
            terminal.out().println(isFull() ? Figures.exact(priceUsd) : Figures.longPrice(priceUsd));
        } else {
            terminal.out().println("none");
        }
        return ExitCode.GOOD;
    }

    private int sign() {
        return switch (side) {
            case "long" -> 1;
            case "short" -> -1;
            default -> throw new RequestException("--side: found '" + side + "', expected long or short");
        };
    }

    private boolean isFull() {
        if (!digits.isEmpty() && !digits.equals("full")) {
            throw new RequestException("--digits: found '" + digits + "', expected full");
        }
        return digits.equals("full");
    }

    private double priceUsd(int sign, double maintenance) {
        if (markUsd.isPresent()) {
            double quantity = positive("--quantity", quantityShares), mark = positive("--mark", markUsd);
            double others = finite("--maintenance", maintenanceUsd) - maintenance * quantity * mark;
            return IsolatedMargin.liquidationUsd(sign, quantity, mark, finite("--account-value", accountValueUsd) - others, maintenance, 0);
        } else if (rawUsd.isPresent()) {
            return IsolatedMargin.liquidationUsd(sign, positive("--quantity", quantityShares), 0, finite("--raw-usd", rawUsd), maintenance, 0);
        } else if (marginUsd.isPresent()) {
            return IsolatedMargin.liquidationUsd(sign, positive("--quantity", quantityShares), positive("--entry", entryUsd),
                    finite("--margin-usd", marginUsd), maintenance, 0);
        }
        double entry = positive("--entry", entryUsd);
        int times = leverage.orElseThrow(
                () -> new RequestException("expected --leverage, or --quantity with --margin-usd or --raw-usd, or --mark; see wafer liqprice --help"));
        if (!(times >= 1 && times <= maxLeverage)) {
            throw new RequestException("--leverage: found " + times + ", expected a whole number from 1 to " + maxLeverage);
        }
        return IsolatedMargin.liquidationUsd(sign, 1, entry, IsolatedMargin.initialUsd(1, entry, times), maintenance, 0);
    }

    private static double positive(String option, Optional<Double> value) {
        double found = finite(option, value);
        if (!(found > 0)) {
            throw new RequestException(option + ": found " + found + ", expected a number above 0");
        }
        return found;
    }

    private static double finite(String option, Optional<Double> value) {
        double found = value.orElseThrow(() -> new RequestException(option + " is missing; see wafer liqprice --help"));
        if (!Double.isFinite(found)) {
            throw new RequestException(option + ": found " + found + ", expected a finite number");
        }
        return found;
    }
}
