package dev.wafer.research.signal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.engine.run.Batch;
import dev.wafer.research.signal.Cell;
import dev.wafer.research.signal.Estimate;
import dev.wafer.research.signal.StudyResult;
import dev.wafer.research.signal.StudySettings;
import dev.wafer.research.signal.Verdict;
import dev.wafer.research.signal.catalogue.CatalogueSignal;
import dev.wafer.research.signal.catalogue.SignalTrades.Traded;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Two cells of one signal: at one hour with a placebo and a twin, at four without. */
class StudyTablesTest {
    private static final long HOUR_MS = 3_600_000;

    private static Estimate estimate(double ic, double pValue) {
        return new Estimate(ic, 0.01, 30, ic - 0.02, ic + 0.02, pValue);
    }

    private static Cell cell(int bars, double ic, Optional<Estimate> twin, Optional<Cell.Placebo> placebo, List<Cell.Quantile> quantiles, int months) {
        return new Cell(new Cell.Key("oi", "MU", bars, Cell.ALL_ROWS),
                new Cell.Evidence(estimate(0.2, 0.21), estimate(ic, 0.001), estimate(0.3, 0.31), twin, 100, 64, 0.35, 0.42),
                new Cell.Behaviour(quantiles, 0.51, 0.04, new Cell.Months(months, 0.75, -0.1, 0.02, 0.3)),
                new Cell.Judgement(0.011, 0.012, 0.013, placebo, bars == 1 ? Verdict.ADDS : Verdict.CANNOT_TELL));
    }

    private static StudyTables tables() {
        List<Cell> cells = List.of(
                cell(1, 0.08, Optional.of(estimate(0.4, 0.41)), Optional.of(new Cell.Placebo(199, 0.005, 0.001)),
                        List.of(new Cell.Quantile(7, -0.02), new Cell.Quantile(0, 0)), 4),
                cell(4, 0.02, Optional.empty(), Optional.empty(), List.of(), 0));
        StudyResult study = new StudyResult(cells, 2, 0, Map.of("without", "known nowhere"), new StudySettings(List.of(1, 4), List.of(), 99, 1, 1));
        CatalogueSignal signal = new CatalogueSignal("oi", "some open interest", -1, (run, symbol) -> run.openInterestShares(symbol),
                CatalogueSignal.Placebo.READ_AGAIN, Optional.of((run, symbol) -> run.close(symbol)));
        return new StudyTables(study, List.of(signal), List.of(new Traded("oi", 3, new Batch.Outcome.Refused("no symbol"), "")), HOUR_MS, true);
    }

    private static Object at(Table table, int row, String column) {
        return table.column(column).get(row);
    }

    @Test
    void a_cell_is_a_row_with_every_number_the_study_has_of_it() {
        Table cells = tables().cells();

        assertThat(cells.rowCount()).isEqualTo(2);
        assertThat(cells.row(0).getString("signal") + cells.row(0).getString("symbol") + cells.row(0).getString("regime")).isEqualTo("oiMUall");
        assertThat(at(cells, 1, "horizonBars")).isEqualTo(4L);
        assertThat(at(cells, 1, "horizonHours")).isEqualTo(4.0);
        assertThat(at(cells, 0, "rows")).isEqualTo(100L);
        assertThat(at(cells, 0, "minimumDetectableIc")).isEqualTo(0.35);
        assertThat(at(cells, 0, "minimumDetectableBeyondPrice")).isEqualTo(0.42);
        assertThat(List.of(at(cells, 0, "pearsonIc"), at(cells, 0, "rankIc"), at(cells, 0, "partialIc"), at(cells, 0, "partialGivenTwinIc")))
                .containsExactly(0.2, 0.08, 0.3, 0.4);
        assertThat(List.of(at(cells, 0, "pearsonP"), at(cells, 0, "rankP"), at(cells, 0, "partialP"), at(cells, 0, "partialGivenTwinP")))
                .containsExactly(0.21, 0.001, 0.31, 0.41);
        assertThat(List.of(at(cells, 0, "rankStandardError"), at(cells, 0, "rankLow"), at(cells, 0, "rankHigh"))).containsExactly(0.01, 0.06, 0.1);
        assertThat(List.of(at(cells, 0, "hitShare"), at(cells, 0, "turnoverPerBar"), at(cells, 0, "rankAdjustedP"), at(cells, 0, "partialAdjustedP"),
                at(cells, 0, "partialFdrQ"))).containsExactly(0.51, 0.04, 0.011, 0.012, 0.013);
        assertThat(List.of(at(cells, 0, "placeboRotations"), at(cells, 0, "placeboP"), at(cells, 0, "placeboMedianIc"))).containsExactly(199L, 0.005, 0.001);
        assertThat(cells.stringColumn("verdict").asList()).containsExactly("adds", "cannot tell");
    }

    @Test
    void what_a_cell_has_not_is_missing_and_not_a_number() {
        Table cells = tables().cells();

        for (String column : List.of("partialGivenTwinIc", "partialGivenTwinP", "placeboRotations", "placeboP")) {
            assertThat(cells.column(column).isMissing(0)).as(column).isFalse();
            assertThat(cells.column(column).isMissing(1)).as(column).isTrue();
        }
    }

    @Test
    void decay_has_a_column_for_each_horizon_and_the_half_life() {
        Table decay = tables().decay();

        assertThat(decay.columnNames()).containsExactly("signal", "symbol", "regime", "rankIcAfter1Bars", "rankIcAfter4Bars", "halfLifeBars", "simulated");
        assertThat(at(decay, 0, "rankIcAfter4Bars")).isEqualTo(0.02);
        assertThat(at(decay, 0, "halfLifeBars")).isEqualTo(2.0);      // 0.08 to 0.02 in three bars: 0.04 two bars after the first
    }

    @Test
    void quantiles_are_numbered_from_the_lowest_and_an_empty_one_has_no_mean() {
        Table quantiles = tables().quantiles();

        assertThat(quantiles.longColumn("quantile").asList()).containsExactly(1L, 2L);
        assertThat(quantiles.longColumn("rows").asList()).containsExactly(7L, 0L);
        assertThat(at(quantiles, 0, "meanLogReturn")).isEqualTo(-0.02);
        assertThat(quantiles.column("meanLogReturn").isMissing(1)).isTrue();
    }

    @Test
    void months_leave_out_cells_without_any_and_what_was_refused_has_its_reason_and_no_result() {
        Table months = tables().months(), traded = tables().tradedTable();

        assertThat(months.rowCount()).isEqualTo(1);
        assertThat(List.of(at(months, 0, "months"), at(months, 0, "sameSignShare"), at(months, 0, "lowest"), at(months, 0, "median"), at(months, 0, "highest")))
                .containsExactly(4L, 0.75, -0.1, 0.02, 0.3);
        assertThat(traded.row(0).getString("refused")).isEqualTo("no symbol");
        assertThat(traded.column("neverTraded").isMissing(0)).isTrue();
        assertThat(List.of(traded.column("totalReturn").isMissing(0), traded.column("sharpe").isMissing(0), traded.column("trades").isMissing(0)))
                .containsOnly(true);
    }

    @Test
    void every_table_says_whether_the_market_was_made_up_and_has_a_name_of_its_own() {
        assertThat(tables().all()).extracting(Table::name).containsExactly("signals", "cells", "decay", "quantiles", "months", "traded");
        assertThat(tables().all()).allSatisfy(table -> assertThat(table.booleanColumn("simulated").asList()).isNotEmpty().containsOnly(true));
        assertThat(at(tables().signalTable(), 0, "verdict")).isEqualTo("adds");
    }

    @Test
    void a_signal_that_adds_names_its_cell_and_one_without_cells_says_why() {
        StudyTables two = tables();
        CatalogueSignal some = two.signals().getFirst();
        CatalogueSignal without = new CatalogueSignal("without", "never known", 1, some.column(), some.placebo(), some.twin());

        Table signals = new StudyTables(two.study(), List.of(some, without), List.of(), HOUR_MS, true).signalTable();

        assertThat(signals.stringColumn("verdict").asList()).containsExactly("adds", "no data");
        assertThat(List.of(at(signals, 0, "decidingSymbol"), at(signals, 0, "decidingRegime"), at(signals, 0, "decidingHorizonBars")))
                .containsExactly("MU", "all", 1L);
        assertThat(signals.column("decidingSymbol").isMissing(1)).isTrue();
        assertThat(signals.column("noDataBecause").isMissing(0)).isTrue();
        assertThat(at(signals, 1, "noDataBecause")).isEqualTo("known nowhere");
    }

    @Test
    void bars_without_a_length_are_refused() {
        assertThatThrownBy(() -> new StudyTables(tables().study(), List.of(), List.of(), 0, false))
                .hasMessage("study tables: found bars of 0 ms, expected more than 0");
    }
}
