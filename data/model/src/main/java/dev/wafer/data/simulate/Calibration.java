package dev.wafer.data.simulate;

import static dev.wafer.data.simulate.Anchor.dated;
import static dev.wafer.data.simulate.Anchor.eve;
import static dev.wafer.data.simulate.Anchor.own;

import dev.wafer.data.instrument.Instrument;
import dev.wafer.data.simulate.SymbolModel.Crowding;
import dev.wafer.data.simulate.SymbolModel.OpenInterestRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The four symbols of the sample. Levels called dated were published for about that time: prices by news and by recorded exchange messages
 * (sources named beside them), rounded; the others are round figures of our own. Between levels everything is chance. Calls the dates of a stock
 * session's end 20:00Z (21:00Z in winter). GOLD keeps the stock calendar too, a simplification.
 */
final class Calibration {
    /** End of the simulated time, exclusive: the close of Friday 2026-10-09 in New York. */
    static final long END_MS = ms("2026-10-10T00:00:00Z");

    private static final String MESSAGE = "recorded exchange context message, about 2026-05-25";
    private static final String SUMMARY = "hip-3 market summary of 2026-05-03";
    private static final String FILLS = "memory microstructure study, 2026-05 to 08";

    private Calibration() {}

    /** In the order of the sample. */
    static List<SymbolModel> all() {
        return List.of(micron(), amd(), sandisk(), gold());
    }

    private static SymbolModel micron() {
        return new SymbolModel(new Instrument("MU", 3), ms("2025-12-19T15:00:00Z"), 0.72, 0.5, 0.75, 0.10,
                List.of(own("2025-12-19T15:00:00Z", 265, "start"),
                        dated("2025-12-20T00:00:00Z", 269, "first close of the hip-3 market summary"),
                        dated("2026-01-08T15:00:00Z", 328, "ts2.tech on 2026-01-08"),
                        dated("2026-02-28T12:00:00Z", 411, "highsignal.app: 971 on 2026-05-29 is 136 % above 90 days before"),
                        dated("2026-05-03T20:00:00Z", 550, SUMMARY),
                        own("2026-05-04T20:00:00Z", 562, "before the move of about 12 % on 2026-05-05"),
                        dated("2026-05-05T20:00:00Z", 630, "flashmarketnews.com on 2026-05-05"),
                        dated("2026-05-25T12:00:00Z", 797, MESSAGE),
                        dated("2026-05-26T20:00:00Z", 895, "news.hanna-ai.com on 2026-05-26: above 890"),
                        dated("2026-05-29T20:00:00Z", 971, "highsignal.app on 2026-05-29"),
                        own("2026-06-03T20:00:00Z", 1080, "before the fall of 6.7 % on 2026-06-04"),
                        dated("2026-06-04T20:00:00Z", 1007, "company news of 2026-06-04"),
                        dated("2026-06-22T15:00:00Z", 1207, "wpnews.pro: high of 1213 on 2026-06-22"),
                        own("2026-06-22T20:00:00Z", 1204, "before the crash of 2026-06-23"),
                        dated("2026-06-23T20:00:00Z", 1047, "arx.trade: more than 13 % down on 2026-06-23"),
                        own("2026-06-24T20:00:00Z", 1055, "before earnings"),
                        dated("2026-06-24T21:00:00Z", 1200, "markets-apac.com: nearly 14 % up after earnings"),
                        own("2026-06-30T20:00:00Z", 1112, "before the fall of 9.9 % on 2026-07-01"),
                        dated("2026-07-01T20:00:00Z", 1004, "user post of about 2026-07-01"),
                        dated("2026-08-15T12:00:00Z", 973, "recorded book of 2026-08-15"),
                        dated("2026-08-27T20:00:00Z", 978, FILLS + ": value over size of open interest"),
                        dated("2026-10-09T02:00:00Z", 1047, "last public bar")),
                List.of(own("2025-12-19T15:00:00Z", 0.5e6, "start"), own("2026-01-20T00:00:00Z", 6e6, "young market"),
                        own("2026-04-25T00:00:00Z", 20e6, "spring"), own("2026-05-10T00:00:00Z", 185e6, "memory boom"),
                        own("2026-06-20T00:00:00Z", 335e6, "about the mean of the study, 303.9 m"), own("2026-07-29T00:00:00Z", 500e6, "record day of the study"),
                        own("2026-08-27T00:00:00Z", 200e6, "calmer"), own("2026-10-09T00:00:00Z", 110e6, "autumn")),
                List.of(own("2025-12-19T15:00:00Z", 150, "start"), own("2025-12-31T00:00:00Z", 900, "young market"),
                        own("2026-02-01T00:00:00Z", 14_000, "young market"), own("2026-04-01T00:00:00Z", 56_000, "growth"),
                        eve("2026-05-01T20:00:00Z", 84_500),
                        dated("2026-05-03T12:00:00Z", 84_137, SUMMARY), own("2026-05-15T00:00:00Z", 112_000, "growth"),
                        eve("2026-05-22T19:00:00Z", 153_000),
                        dated("2026-05-25T12:00:00Z", 153_400, MESSAGE), own("2026-06-05T00:00:00Z", 118_000, "covering"),
                        own("2026-06-22T15:00:00Z", 146_000, "crowded before the crash"), own("2026-06-24T00:00:00Z", 106_000, "after the crash"),
                        own("2026-07-29T00:00:00Z", 138_000, "record volume"), own("2026-08-10T00:00:00Z", 118_000, "calmer"),
                        dated("2026-08-27T12:00:00Z", 151_900, FILLS), own("2026-10-09T00:00:00Z", 128_000, "autumn")),
                Optional.of(new OpenInterestRange(ms("2026-05-03T00:00:00Z"), END_MS, 84_000, 153_500)),
                Optional.of(new Crowding(ms("2026-06-22T04:00:00Z"), ms("2026-06-23T14:00:00Z"), 0.006)));
    }

    private static SymbolModel amd() {
        return new SymbolModel(new Instrument("AMD", 3), ms("2025-12-04T15:00:00Z"), 0.60, 0.9, 0, 0.10,
                List.of(own("2025-12-04T15:00:00Z", 217, "start"),
                        dated("2025-12-05T00:00:00Z", 216, "first close of the hip-3 market summary"),
                        dated("2026-05-03T20:00:00Z", 369, SUMMARY),
                        dated("2026-05-25T12:00:00Z", 478.5, MESSAGE),
                        dated("2026-05-28T15:00:00Z", 496, "investinsidernews.com on about 2026-05-28"),
                        own("2026-06-22T20:00:00Z", 540, "before the crash of 2026-06-23"),
                        own("2026-06-23T20:00:00Z", 512, "follows MU"),
                        own("2026-10-09T02:00:00Z", 520, "end")),
                List.of(own("2025-12-04T15:00:00Z", 1.5e6, "start"), own("2026-04-25T00:00:00Z", 6e6, "spring"),
                        own("2026-06-20T00:00:00Z", 25e6, "summer"), own("2026-10-09T00:00:00Z", 15e6, "autumn")),
                List.of(own("2025-12-04T15:00:00Z", 1_000, "start"), own("2026-01-15T00:00:00Z", 15_000, "young market"),
                        eve("2026-05-01T20:00:00Z", 45_800), dated("2026-05-03T12:00:00Z", 45_900, SUMMARY),
                        eve("2026-05-22T19:00:00Z", 47_000), dated("2026-05-25T12:00:00Z", 47_100, MESSAGE),
                        own("2026-10-09T00:00:00Z", 50_000, "end")),
                Optional.empty(), Optional.empty());
    }

    private static SymbolModel sandisk() {
        return new SymbolModel(new Instrument("SNDK", 3), ms("2026-01-12T15:00:00Z"), 0.92, 0.48, 0.76, 0.10,
                List.of(own("2026-01-12T15:00:00Z", 385, "start"),
                        dated("2026-01-13T00:00:00Z", 390, "first close of the hip-3 market summary"),
                        dated("2026-01-21T20:00:00Z", 501, "voice.lapaas.com on 2026-01-21"),
                        dated("2026-01-23T21:00:00Z", 474, "ticker.report on 2026-01-23"),
                        own("2026-03-02T21:00:00Z", 619, "before the fall of 8.7 % on 2026-03-03"),
                        dated("2026-03-03T21:00:00Z", 565, "ibtimes.com.au on 2026-03-03"),
                        dated("2026-05-03T20:00:00Z", 1212, SUMMARY),
                        own("2026-05-04T20:00:00Z", 1230, "before the move of 9.5 % on 2026-05-05"),
                        dated("2026-05-05T20:00:00Z", 1347, "flashmarketnews.com on 2026-05-05"),
                        dated("2026-05-25T12:00:00Z", 1546, MESSAGE),
                        own("2026-05-26T20:00:00Z", 1640, "follows MU"),
                        own("2026-06-22T20:00:00Z", 2150, "follows MU"),
                        own("2026-06-23T20:00:00Z", 1920, "follows MU"),
                        own("2026-06-24T20:00:00Z", 1935, "follows MU"),
                        own("2026-06-24T21:00:00Z", 2060, "follows MU"),
                        own("2026-06-30T20:00:00Z", 2000, "follows MU"),
                        own("2026-07-01T20:00:00Z", 1840, "follows MU"),
                        dated("2026-08-27T12:00:00Z", 1538, "recorded book of 2026-08-27"),
                        dated("2026-10-09T02:00:00Z", 1628, "last public bar")),
                List.of(own("2026-01-12T15:00:00Z", 2e6, "start"), own("2026-02-10T00:00:00Z", 15e6, "young market"),
                        own("2026-04-25T00:00:00Z", 30e6, "spring"), own("2026-05-20T00:00:00Z", 100e6, "memory boom"),
                        own("2026-07-25T00:00:00Z", 260e6, "summer"), own("2026-10-09T00:00:00Z", 115e6, "autumn")),
                List.of(own("2026-01-12T15:00:00Z", 300, "start"), own("2026-02-15T00:00:00Z", 12_000, "young market"),
                        eve("2026-05-01T20:00:00Z", 42_600), dated("2026-05-03T12:00:00Z", 42_400, SUMMARY),
                        eve("2026-05-22T19:00:00Z", 26_000), dated("2026-05-25T12:00:00Z", 25_900, MESSAGE),
                        own("2026-07-15T00:00:00Z", 21_500, "median of the study, 34.6 m USD"), own("2026-10-09T00:00:00Z", 23_000, "end")),
                Optional.empty(), Optional.of(new Crowding(ms("2026-06-22T04:00:00Z"), ms("2026-06-23T14:00:00Z"), 0.003)));
    }

    private static SymbolModel gold() {
        return new SymbolModel(new Instrument("GOLD", 4), ms("2025-12-22T15:00:00Z"), 0.20, 0.08, 0, 0.04,
                List.of(own("2025-12-22T15:00:00Z", 4440, "start"),
                        dated("2025-12-23T00:00:00Z", 4463, "first close of the hip-3 market summary"),
                        dated("2026-05-03T20:00:00Z", 4638, SUMMARY),
                        dated("2026-05-25T12:00:00Z", 4570, MESSAGE),
                        own("2026-10-09T02:00:00Z", 4400, "end")),
                List.of(own("2025-12-22T15:00:00Z", 10e6, "start"), own("2026-02-01T00:00:00Z", 120e6, "metals boom"),
                        own("2026-10-09T00:00:00Z", 70e6, "end")),
                List.of(own("2025-12-22T15:00:00Z", 500, "start"), own("2026-01-20T00:00:00Z", 22_000, "metals boom"),
                        dated("2026-05-03T12:00:00Z", 33_000, SUMMARY), dated("2026-05-25T12:00:00Z", 21_700, MESSAGE),
                        own("2026-10-09T00:00:00Z", 25_000, "end")),
                Optional.empty(), Optional.empty());
    }

    private static long ms(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
