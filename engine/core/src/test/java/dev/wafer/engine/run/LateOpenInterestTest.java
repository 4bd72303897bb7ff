package dev.wafer.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.api.Account;
import dev.wafer.api.Column;
import dev.wafer.api.Desk;
import dev.wafer.api.Market;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Open interest stands in the row at whose close it was known; a strategy reads it from that close on, for two of its intervals. */
@Tag("trap-27")
class LateOpenInterestTest {
    private record Reading(List<String> seen) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            Column openInterest = run.openInterestShares(run.symbols().getFirst()).optional();
            return new Strategy() {
                @Override
                public void onBar(Market market, Account account, Desk desk) {
                    seen.add(openInterest.isKnown() ? String.valueOf(openInterest.now()) : "-");
                }
            };
        }
    }

    /** Values at the closes of bars 1 and 3 and an interval of an hour: each holds for its own close and the next. */
    @Test
    void a_value_cannot_be_read_before_the_close_it_was_published_at() {
        BarSeries.Builder bars = BarSeries.builder(7);
        for (int hour = 0; hour < 7; hour++) {
            bars.add(TestMarket.START_MS + hour * TestMarket.HOUR_MS, 100, 100, 100, 100);
            if (hour == 1 || hour == 3) {
                bars.with(Field.OPEN_INTEREST, 500 + hour);
            }
        }
        List<String> seen = new ArrayList<>();
        var facts = new OpenInterestFacts(OpenInterestFacts.Kind.CLOSE, "xyz", TestMarket.HOUR_MS, 0, "made for a test");
        TestMarket.hourly().add(SymbolHistory.of("A", bars.build()).withOpenInterest(facts)).run(new Reading(seen), TestMarket.settings(3));

        assertThat(seen.subList(0, 4)).containsExactly("-", "501.0", "501.0", "503.0");
        assertThat(seen.getLast()).isEqualTo("-");
    }
}
