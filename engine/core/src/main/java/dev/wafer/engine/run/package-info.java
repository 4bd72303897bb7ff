/**
 * The loop and what it needs to start and to report; the only package that knows all others.
 *
 * <h2>How a run goes over its bars</h2>
 *
 * <p>One meaning: for each tick {@link dev.wafer.engine.run.BarSteps} trades the bar (funding due, open, funding inside, path, close) and
 * {@link dev.wafer.engine.run.Decisions} asks the strategy. Everything below says the same of the same bars, to the last bit; {@code AheadTest} holds the
 * ways against each other on random markets.
 *
 * <ol>
 * <li><b>Step by step</b>, {@code BarSteps} with {@code QuietBars}: for strategies that hear events, and for every bar in which something can happen: an
 * order waits, a position is cross, tiered or funded inside the bar, rules change, a settlement is due, a position is in breach at its adverse extreme.
 * <li><b>In arrears</b>, {@link dev.wafer.engine.run.Arrears}: a strategy is asked at each close, but as long as it neither looks at the account nor orders
 * anything, the account has not gone over those bars yet. {@link dev.wafer.engine.run.Carrier} has looked ahead for the first breach (prices only, nothing that
 * the strategy could see); when it orders, or the look-ahead ends, the account goes over all of them at one go.
 * <li><b>From decision to decision</b>, {@link dev.wafer.engine.run.Foresight}: a wish made of columns that were computed ahead is compared 64 bars at a
 * time; the bars up to the next change of mind are carried at one go, and nobody is asked.
 * <li><b>Side by side</b>, {@link dev.wafer.engine.run.Batch}: many strategies pass over one block of bars before any passes over the next, so that prices
 * and columns come from the processor's cache, and the loops of {@code engine.lane} take as many bars at once as a vector register holds.
 * </ol>
 *
 * <h2>What may not change without a measurement ({@code benchmarks/run quick})</h2>
 *
 * <ul>
 * <li>The loops of {@code engine.lane} read plain arrays, keep all state in locals and write it back once. A field read or written per bar costs more than
 * the arithmetic. The vector loop stops at a group of bars with a breach, a new peak or a new low and leaves it to the plain one: no value runs from lane
 * to lane, so the bits are those of the plain loop.
 * <li>The drawdown divides only when a peak is left behind. A day's equity is sampled at block ends, not tested for at each bar: the ticks that close a day
 * are known ahead.
 * <li>Prices lie in one array each ({@code PriceTape}); four in one row were as fast bar by bar, but cannot be read in lanes.
 * <li>{@code EngineColumn} is the only column class, its cursor is shared by all columns of a timeline. A second class would make every read a virtual
 * call.
 * <li>Nothing is allocated per bar in any of the ways ({@code LoopAllocationTest}); a trade takes journal rows.
 * </ul>
 */
@NullMarked
package dev.wafer.engine.run;

import org.jspecify.annotations.NullMarked;
