package dev.wafer.engine.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wafer.data.instrument.Instrument;
import dev.wafer.data.rule.MarginTiers;
import dev.wafer.engine.account.Account;
import dev.wafer.engine.cost.Assumptions;
import dev.wafer.engine.run.SharedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A recorded cross account of March 2023, and what of the collected market figures this engine computes: a quoted liquidation price, half-spreads,
 * the base funding rate, ticks and lots. The other figures (prices, open interest, volumes, moves of a day) are inputs, or belong to no formula.
 */
class CrossFactsTest {
    private static final double RECORDED_RELATIVE = 1e-6;
    /** Half of the initial margin at the 50x that the venue's largest markets had then. */
    private static final double FRACTION_2023 = 0.01;
    private static final MarginTiers TIERS_2023 = MarginTiers.single(50);

    /** The rule of 2023: today's without its last divisor. */
    private static double of2023(int side, double qtyShares, double markUsd, double accountValueUsd, double maintenanceUsd) {
        return markUsd - side * (accountValueUsd - maintenanceUsd) / qtyShares;
    }

    @Test
    @Tag("trap-11")
    void recorded_cross_positions_have_the_recorded_liquidation_price_by_the_rule_of_their_time() {
        List<String[]> rows = SharedData.rows("facts/liquidation_cross_2023.csv");
        int recorded = 0;
        for (String[] row : rows) {
            int side = row[3].equals("long") ? 1 : -1;
            double qtyShares = Double.parseDouble(row[4]);
            double markUsd = Double.parseDouble(row[7]) / qtyShares;
            double accountValueUsd = Double.parseDouble(row[9]);
            double maintenanceUsd = FRACTION_2023 * Double.parseDouble(row[10]);
            double foundUsd = of2023(side, qtyShares, markUsd, accountValueUsd, maintenanceUsd);
            double todayUsd = CrossMargin.liquidationUsd(side, qtyShares, markUsd, accountValueUsd,
                    maintenanceUsd - FRACTION_2023 * qtyShares * markUsd, TIERS_2023);
            if (row[11].isEmpty()) {
                assertThat(foundUsd).as(row[2]).isNegative();
                assertThat(todayUsd).as(row[2]).isZero();
            } else {
                assertThat(foundUsd / Double.parseDouble(row[11])).as(row[2]).isEqualTo(1, within(RECORDED_RELATIVE));
                assertThat((todayUsd - markUsd) * (1 - side * FRACTION_2023)).as(row[2]).isEqualTo(foundUsd - markUsd, within(1e-6 * foundUsd));
                recorded++;
            }
        }
        assertThat(rows).hasSize(12);
        assertThat(recorded).isEqualTo(5);
    }

    /** Twelve positions at 20x: what is free is what the exchange let withdraw. */
    @Test
    void a_recorded_account_state_has_the_recorded_value_margin_and_withdrawable_cash() throws IOException {
        JsonNode state = new ObjectMapper().readTree(SharedData.file("api_samples/clearinghouseState_cross_2023-03-27.json").toFile()).get("response");
        List<JsonNode> positions = new ArrayList<>();
        state.get("assetPositions").forEach(each -> positions.add(each.get("position")));
        JsonNode summary = state.get("crossMarginSummary");
        Account account = recordedAccount(positions, number(summary, "accountValue"));

        double initialUsd = 0;
        double notionalUsd = 0;
        for (int s = 0; s < positions.size(); s++) {
            JsonNode row = positions.get(s);
            double markUsd = account.markUsd(s);
            initialUsd += account.position(s).initialUsd(markUsd);
            notionalUsd += Math.abs(account.position(s).signedQtyShares()) * markUsd;
            assertThat(account.position(s).initialUsd(markUsd)).isEqualTo(number(row, "marginUsed"), within(1e-6));
            assertThat(account.position(s).unrealizedUsd(markUsd)).isEqualTo(number(row, "unrealizedPnl"), within(2e-3));
        }
        assertThat(positions).hasSize(12);
        assertThat(account.crossValueUsd()).isEqualTo(number(summary, "accountValue"), within(1e-6));
        assertThat(initialUsd).isEqualTo(number(summary, "totalMarginUsed"), within(1e-6));
        assertThat(notionalUsd).isEqualTo(number(summary, "totalNtlPos"), within(1e-6));
        assertThat(account.freeUsd()).isEqualTo(number(state, "withdrawable"), within(1e-6));
        assertThat(account.crossMaintenanceUsd()).isEqualTo(FRACTION_2023 * number(summary, "totalNtlPos"), within(1e-6));
    }

    private static Account recordedAccount(List<JsonNode> positions, double accountValueUsd) {
        double[] lotsPerShare = new double[positions.size()];
        java.util.Arrays.fill(lotsPerShare, 1e5);
        double unrealizedUsd = 0;
        for (JsonNode row : positions) {
            double szi = number(row, "szi");
            unrealizedUsd += Math.signum(szi) * number(row, "positionValue") - szi * number(row, "entryPx");
        }
        Account account = new Account(accountValueUsd - unrealizedUsd, lotsPerShare, 20);
        for (int s = 0; s < positions.size(); s++) {
            JsonNode row = positions.get(s);
            account.position(s).rules(TIERS_2023);
            account.open(s, Math.round(number(row, "szi") * 1e5), number(row, "entryPx"), 0, true);
            account.markAt(s, number(row, "positionValue") / Math.abs(number(row, "szi")));
        }
        return account;
    }

    private static double number(JsonNode node, String name) {
        return Double.parseDouble(node.get(name).asText());
    }

    /** Short 97,500 SOL from 164.9 with 1.21 million: (164.9 + 12.4103) / 1.025; the quoted 172.96 is two cents away. */
    @Test
    void a_reported_short_is_liquidated_near_its_quoted_price() {
        assertThat(IsolatedMargin.liquidationUsd(-1, 97_500, 164.9, 1.21e6, 1.0 / 40, 0)).isEqualTo(172.98, within(0.01));
    }

    /** Median spread of SNDK 1.30 bp, half-spread of AMD 2.751 bp. */
    @Test
    void measured_spreads_are_those_assumed() {
        assertThat(2 * Assumptions.STANDARD.halfSpreadFraction("SNDK")).isEqualTo(0.000130, within(1e-9));
        assertThat(Assumptions.STANDARD.halfSpreadFraction("AMD")).isEqualTo(0.0002751, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {973.18, 973.19, 1537.8, 1537.9, 797.25, 1546.0, 478.63})
    void recorded_prices_are_valid_ticks(double priceUsd) {
        assertThat(new Instrument("MU", 3).isOnTick(priceUsd)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {84_137.252, 42_364.94, 45_942.444, 153_418.794, 25_860.384, 47_125.15})
    void recorded_sizes_are_whole_lots(double shares) {
        Instrument instrument = new Instrument("MU", 3);

        assertThat(instrument.sharesOf(instrument.lotsOf(shares))).isEqualTo(shares);
    }
}
