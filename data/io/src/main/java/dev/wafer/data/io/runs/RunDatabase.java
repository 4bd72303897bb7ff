package dev.wafer.data.io.runs;

import dev.wafer.data.io.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The tables of kept runs. Every change is one transaction. */
final class RunDatabase {
    private static final int VERSION = 1;
    private static final String MOST_MEMORY = "512MB";
    private static final List<String> LISTS = List.of("measures", "trades", "journal");

    private final Connection connection;

    private RunDatabase(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens it, and makes it first if it is not there.
     *
     * @throws BadInputException if the file is none, or of a newer program
     */
    static RunDatabase open(Path file) {
        try {
            Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
            try {
                RunDatabase database = new RunDatabase(connection);
                database.prepare(file);
                return database;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw BadInputException.file(file, "no database (" + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")",
                    "the kept runs; moved away, wafer begins a new one");
        }
    }

    private void prepare(Path file) throws SQLException {
        execute("SET memory_limit = '" + MOST_MEMORY + "'");
        connection.setAutoCommit(false);
        execute("CREATE TABLE IF NOT EXISTS format (version INTEGER)");
        int version = (int) count("SELECT coalesce(max(version), 0) FROM format");
        if (version > VERSION) {
            throw BadInputException.file(file, "format " + version, "at most " + VERSION + ": a newer wafer wrote it");
        }
        if (version == 0) {
            execute("INSERT INTO format VALUES (" + VERSION + ")");
            execute("CREATE TABLE runs (id VARCHAR PRIMARY KEY, kept_ms BIGINT, strategy VARCHAR, parameters VARCHAR, source VARCHAR, "
                    + "words VARCHAR, folder VARCHAR, "
                    + "data_set VARCHAR, synthetic BOOLEAN, symbols VARCHAR, from_ms BIGINT, to_ms BIGINT, wafer VARCHAR, semantics INTEGER, "
                    + "fingerprints VARCHAR)");
            execute("CREATE TABLE measures (run VARCHAR, place INTEGER, name VARCHAR, value DOUBLE, is_count BOOLEAN, null_reason VARCHAR)");
            execute("CREATE TABLE trades (run VARCHAR, place INTEGER, symbol VARCHAR, side VARCHAR, entry_ms BIGINT, entry_price_usd DOUBLE, "
                    + "entry_reason VARCHAR, "
                    + "exit_ms BIGINT, exit_price_usd DOUBLE, exit_reason VARCHAR, quantity_shares DOUBLE, profit_usd DOUBLE, "
                    + "fees_usd DOUBLE, funding_usd DOUBLE, because VARCHAR)");
            execute("CREATE TABLE journal (run VARCHAR, place INTEGER, time_ms BIGINT, kind VARCHAR, symbol VARCHAR, order_id BIGINT, leg VARCHAR, "
                    + "signed_lots BIGINT, "
                    + "price_usd DOUBLE, cause VARCHAR, maker BOOLEAN, closing BOOLEAN, whole BOOLEAN, slippage_usd DOUBLE, mark_usd DOUBLE, "
                    + "fee_nano BIGINT, "
                    + "realized_nano BIGINT, funding_nano BIGINT, bad_debt_nano BIGINT, taken_nano BIGINT, because VARCHAR)");
        }
        connection.commit();
    }

    /** Adds a run, unless it is there. */
    void insert(RunFile.Whole whole) throws SQLException {
        String id = whole.run().id();
        try {
            if (count("SELECT count(*) FROM runs WHERE id = ?", id) == 0) {
                insert(whole.run());
                measures(id, whole.run().outcome().measures());
                trades(id, whole.detail().trades());
                journal(id, whole.detail().journal());
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    private void insert(KeptRun run) throws SQLException {
        RunInput input = run.input();
        try (PreparedStatement row = connection.prepareStatement("INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            int place = 0;
            for (Object cell : List.of(run.id(), run.keptMs(), input.strategy().name(), Texts.of(input.strategy().parameters()), input.strategy().source(),
                    Texts.of(input.words()), input.folder(), input.market().dataSet(), input.market().isSynthetic(), Texts.ofSymbols(input.market().symbols()),
                    input.market().fromMs(), input.market().toMs(), input.build().wafer(), input.build().semantics(), Texts.of(run.outcome().fingerprints()))) {
                place++;
                if (cell instanceof Optional<?> maybe && maybe.isEmpty()) {
                    row.setNull(place, java.sql.Types.VARCHAR);
                } else {
                    row.setObject(place, cell instanceof Optional<?> there ? there.get() : cell);
                }
            }
            row.executeUpdate();
        }
    }

    private void measures(String id, List<RunOutcome.Measure> measures) throws SQLException {
        try (DuckDBAppender table = table("measures")) {
            for (int place = 0; place < measures.size(); place++) {
                RunOutcome.Measure one = measures.get(place);
                table.beginRow();
                table.append(id).append(place).append(one.name());
                if (one.value().isPresent()) {
                    table.append(one.value().getAsDouble());
                } else {
                    table.appendNull();
                }
                table.append(one.isCount()).append(one.nullReason()).endRow();
            }
        }
    }

    private void trades(String id, List<KeptTrade> trades) throws SQLException {
        try (DuckDBAppender table = table("trades")) {
            for (int place = 0; place < trades.size(); place++) {
                KeptTrade one = trades.get(place);
                table.beginRow();
                table.append(id).append(place).append(one.symbol()).append(one.side());
                table.append(one.entry().timeMs()).append(one.entry().priceUsd()).append(one.entry().reason());
                table.append(one.exit().timeMs()).append(one.exit().priceUsd()).append(one.exit().reason()).append(one.quantityShares());
                table.append(one.money().profitUsd()).append(one.money().feesUsd()).append(one.money().fundingUsd()).append(one.because()).endRow();
            }
        }
    }

    private void journal(String id, List<KeptEvent> journal) throws SQLException {
        try (DuckDBAppender table = table("journal")) {
            for (int place = 0; place < journal.size(); place++) {
                KeptEvent one = journal.get(place);
                table.beginRow();
                table.append(id).append(place).append(one.timeMs()).append(one.kind()).append(one.symbol());
                table.append(one.order().id()).append(one.order().leg()).append(one.order().signedLots()).append(one.order().priceUsd());
                table.append(one.fill().cause()).append(one.fill().isMaker()).append(one.fill().isClosing()).append(one.fill().isWhole());
                table.append(one.fill().slippageUsd()).append(one.fill().markUsd());
                table.append(one.money().feeNano()).append(one.money().realizedNano()).append(one.money().fundingNano());
                table.append(one.money().badDebtNano()).append(one.money().takenNano()).append(one.because()).endRow();
            }
        }
    }

    private DuckDBAppender table(String name) throws SQLException {
        return connection.unwrap(DuckDBConnection.class).createAppender(name);
    }

    List<String> ids() throws SQLException {
        return rows("SELECT id FROM runs ORDER BY id DESC", List.of(), row -> row.getString(1));
    }

    List<KeptRun> newest(int most, Optional<String> strategy) throws SQLException {
        String where = strategy.map(_ -> " WHERE strategy = ?").orElse("");
        return rows("SELECT * FROM runs" + where + " ORDER BY id DESC LIMIT " + most, strategy.stream().toList(), this::head);
    }

    KeptRun run(String id) throws SQLException {
        return rows("SELECT * FROM runs WHERE id = ?", List.of(id), this::head).getFirst();
    }

    private KeptRun head(ResultSet row) throws SQLException, IOException {
        String id = row.getString("id");
        RunInput.Strategy strategy = new RunInput.Strategy(row.getString("strategy"), Texts.map(row.getString("parameters")),
                Optional.ofNullable(row.getString("source")));
        RunInput.Market market = new RunInput.Market(row.getString("data_set"), row.getBoolean("synthetic"), Texts.symbols(row.getString("symbols")),
                row.getLong("from_ms"), row.getLong("to_ms"));
        RunInput input = new RunInput(Texts.list(row.getString("words")), row.getString("folder"), strategy, market,
                new RunInput.Build(row.getString("wafer"), row.getInt("semantics")));
        return new KeptRun(id, row.getLong("kept_ms"), input, new RunOutcome(Texts.map(row.getString("fingerprints")), measures(id)));
    }

    private List<RunOutcome.Measure> measures(String id) throws SQLException {
        return rows("SELECT * FROM measures WHERE run = ? ORDER BY place", List.of(id), row -> {
            OptionalDouble value = row.getObject("value") instanceof Double number ? OptionalDouble.of(number) : OptionalDouble.empty();
            return new RunOutcome.Measure(row.getString("name"), value, row.getBoolean("is_count"), row.getString("null_reason"));
        });
    }

    List<KeptTrade> trades(String id) throws SQLException {
        return rows("SELECT * FROM trades WHERE run = ? ORDER BY place", List.of(id), row -> new KeptTrade(row.getString("symbol"), row.getString("side"),
                new KeptTrade.End(row.getLong("entry_ms"), row.getDouble("entry_price_usd"), row.getString("entry_reason")),
                new KeptTrade.End(row.getLong("exit_ms"), row.getDouble("exit_price_usd"), row.getString("exit_reason")), row.getDouble("quantity_shares"),
                new KeptTrade.Money(row.getDouble("profit_usd"), row.getDouble("fees_usd"), row.getDouble("funding_usd")), row.getString("because")));
    }

    List<KeptEvent> journal(String id) throws SQLException {
        return rows("SELECT * FROM journal WHERE run = ? ORDER BY place", List.of(id), row -> new KeptEvent(row.getLong("time_ms"), row.getString("kind"),
                row.getString("symbol"), new KeptEvent.Order(row.getLong("order_id"), row.getString("leg"), row.getLong("signed_lots"),
                row.getDouble("price_usd")),
                new KeptEvent.Fill(row.getString("cause"), row.getBoolean("maker"), row.getBoolean("closing"), row.getBoolean("whole"),
                row.getDouble("slippage_usd"),
                        row.getDouble("mark_usd")),
                new KeptEvent.Money(row.getLong("fee_nano"), row.getLong("realized_nano"), row.getLong("funding_nano"), row.getLong("bad_debt_nano"),
                        row.getLong("taken_nano")), row.getString("because")));
    }

    void delete(List<String> ids) throws SQLException {
        try {
            for (String id : ids) {
                for (String list : LISTS) {
                    change("DELETE FROM " + list + " WHERE run = ?", id);
                }
                change("DELETE FROM runs WHERE id = ?", id);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    /** What a row of an answer says. */
    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException, IOException;
    }

    private <T> List<T> rows(String question, List<String> values, RowReader<T> reader) throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            for (int place = 0; place < values.size(); place++) {
                statement.setString(place + 1, values.get(place));
            }
            try (ResultSet answer = statement.executeQuery()) {
                while (answer.next()) {
                    found.add(reader.read(answer));
                }
            }
        } catch (IOException e) {
            throw new SQLException("a kept run that cannot be read: " + e.getMessage(), e);
        }
        return found;
    }

    private long count(String question, String... values) throws SQLException {
        return rows(question, List.of(values), row -> row.getLong(1)).getFirst();
    }

    private void change(String command, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(command)) {
            statement.setString(1, value);
            statement.executeUpdate();
        }
    }

    private void execute(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    /** Closed twice it stays closed. */
    void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("Invariant: a connection closes: " + e.getMessage(), e);
        }
    }
}
