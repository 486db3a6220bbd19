package io.ikart.analytics.sales;

import io.ikart.analytics.sales.OrderFact.Kind;
import io.ikart.analytics.sales.OrderFact.Line;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The invoices of Online Retail as facts of orders, in the order they reach the shop. A credit note
 * names no order; it stands for one that was placed before the files begin.
 */
final class RetailTrade {

  static final ZoneId SHOP_ZONE = ZoneId.of("Europe/London");
  private static final Duration LATEST = Duration.ofDays(6);
  private static final int LATE_OF_A_HUNDRED = 10;

  private RetailTrade() {}

  private record Row(String invoice, Line line, String country, LocalDateTime at) {}

  private record Arrival(long atMs, List<OrderFact> facts) {}

  /**
   * Reads the facts.
   *
   * @param files glob of the CSV files
   * @param late whether a tenth of the invoices arrive up to six days late
   */
  static List<OrderFact> facts(String files, boolean late) throws SQLException {
    var random = new Random(42);
    var arrivals = new ArrayList<Arrival>();
    for (var rows : invoices(files).values()) {
      boolean delayed = late && random.nextInt(100) < LATE_OF_A_HUNDRED;
      long delayMs = delayed ? (long) (random.nextDouble() * LATEST.toMillis()) : 0;
      arrivals.add(arrival(rows, delayMs));
    }
    arrivals.sort(Comparator.comparingLong(Arrival::atMs));
    return arrivals.stream().flatMap(arrival -> arrival.facts().stream()).toList();
  }

  private static Arrival arrival(List<Row> rows, long delayMs) {
    var at = rows.stream().map(Row::at).min(LocalDateTime::compareTo).orElseThrow();
    long atMs = at.atZone(SHOP_ZONE).toInstant().toEpochMilli();
    var first = rows.get(0);
    var lines = rows.stream().map(Row::line).toList();
    boolean credit = first.invoice().startsWith("C");
    long amount = credit ? lines.stream().mapToLong(Line::amount).sum() : 0;
    var placed =
        new OrderFact(first.invoice(), Kind.PLACED, atMs, "", first.country(), "GBP", lines, 0);
    var then =
        new OrderFact(
            first.invoice(),
            credit ? Kind.REFUNDED : Kind.CONFIRMED,
            atMs,
            "",
            "",
            "",
            credit ? lines : List.of(),
            amount);
    return new Arrival(atMs + delayMs, List.of(placed, then));
  }

  private static Map<String, List<Row>> invoices(String files) throws SQLException {
    var invoices = new LinkedHashMap<String, List<Row>>();
    try (var duck = DriverManager.getConnection("jdbc:duckdb:");
        var query =
            duck.prepareStatement("select * from read_csv(?, header = true, all_varchar = true)")) {
      query.setString(1, files);
      var found = query.executeQuery();
      while (found.next()) {
        var row = row(found);
        if (row != null) {
          invoices.computeIfAbsent(row.invoice(), number -> new ArrayList<>()).add(row);
        }
      }
    }
    return invoices;
  }

  /** Null for what is no trade: book-keeping, gifts, losses, fractions of a penny. */
  private static Row row(ResultSet found) throws SQLException {
    var invoice = found.getString("InvoiceNo");
    long quantity = Long.parseLong(found.getString("Quantity"));
    var pence = new BigDecimal(found.getString("UnitPrice")).movePointRight(2).stripTrailingZeros();
    boolean sold = invoice.matches("[0-9]+") && quantity > 0;
    boolean credited = invoice.startsWith("C") && quantity < 0;
    if (pence.signum() <= 0 || pence.scale() > 0 || !(sold || credited)) {
      return null;
    }
    var product = found.getString("StockCode").strip();
    long units = Math.abs(quantity);
    var line =
        new Line(
            product + ":" + pence.toPlainString(),
            product,
            "",
            "",
            units,
            units * pence.longValueExact());
    var at = LocalDateTime.parse(found.getString("InvoiceDate").replace(' ', 'T'));
    return new Row(invoice, line, found.getString("Country").strip(), at);
  }

  /** The files given, or a small made-up trade with all that is odd about the real one. */
  static String filesOrSample(String given, Path folder) throws Exception {
    return given == null || given.isBlank()
        ? RetailSample.write(folder).toString()
        : given + "/*.csv*";
  }
}
