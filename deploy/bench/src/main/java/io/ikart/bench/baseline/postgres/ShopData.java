package io.ikart.bench.baseline.postgres;

import io.ikart.bench.KeyPicker;
import io.ikart.bench.Load;
import io.ikart.bench.baseline.Resources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * The goods and carts of the shop in tables. SKUs have numbers from 0, carts from 1.
 *
 * @param skus how many goods there are, one offer each
 * @param unitsEach stock of each at the start of a block
 */
public record ShopData(int skus, long unitsEach) {

  private static final int CARTS_A_COPY = 10_000;
  private static final int CUSTOMERS = 100_000;

  /** Name of a SKU. */
  public static String sku(int number) {
    return "bench-%06d".formatted(number);
  }

  /** The offer of a SKU. */
  public static String offer(int number) {
    return sku(number) + ":1";
  }

  /** Price of a SKU in minor units. */
  static long priceMinor(int number) {
    return 100 + 7L * number;
  }

  /** Creates tables, function, goods; once for a server. */
  public void create(DataSource source) throws SQLException, IOException {
    try (var connection = source.getConnection()) {
      execute(connection, Resources.text("schema.sql"), Resources.text("check_out.sql"));
      var offers = new StringBuilder();
      for (int number = 0; number < skus; number++) {
        offers.append(
            "%s\t%s\tBench article %d\t%d\n"
                .formatted(offer(number), sku(number), number, priceMinor(number)));
      }
      copy(connection, "offer (offer_id, sku, title, price_minor)", offers);
    }
  }

  /** Puts the shop into the state every block starts in: full stock, no cart, no order. */
  public void reset(DataSource source) throws SQLException {
    try (var connection = source.getConnection()) {
      execute(
          connection,
          "TRUNCATE stock, cart, cart_line, orders, order_line, payment, outbox RESTART IDENTITY",
          "INSERT INTO stock SELECT sku, %d, 0 FROM offer ORDER BY sku".formatted(unitsEach));
    }
  }

  /** Puts carts with lines, numbered from 1, one for each operation of a block. */
  public void putCarts(DataSource source, Load load) throws SQLException, IOException {
    var picker = new KeyPicker(load.keys(), skus, load.seed());
    try (var connection = source.getConnection()) {
      for (int from = 1; from <= load.operations(); from += CARTS_A_COPY) {
        var carts = new StringBuilder();
        var lines = new StringBuilder();
        int end = Math.min(load.operations() + 1, from + CARTS_A_COPY);
        for (int cart = from; cart < end; cart++) {
          carts.append("%d\t%d\tOPEN\n".formatted(cart, cart % CUSTOMERS));
          for (int number : picker.pick(load.lines())) {
            lines.append(
                "%d\t%s\t%d\t%d\n"
                    .formatted(cart, offer(number), picker.units(), priceMinor(number)));
          }
        }
        copy(connection, "cart (cart_id, customer_id, state)", carts);
        copy(connection, "cart_line (cart_id, offer_id, quantity, quoted_minor)", lines);
      }
    }
  }

  /** Lets the database finish its housekeeping before the clock starts. */
  public void settle(DataSource source) throws SQLException {
    try (var connection = source.getConnection()) {
      execute(connection, "VACUUM ANALYZE", "CHECKPOINT");
    }
  }

  /** Laws of the shop that do not hold now; empty when all is well. */
  public List<String> brokenLaws(DataSource source) throws SQLException {
    var broken = new ArrayList<String>();
    try (var connection = source.getConnection()) {
      for (var law : NamedStatements.of("laws.sql").all().entrySet()) {
        try (var statement = connection.createStatement();
            var rows = statement.executeQuery(law.getValue())) {
          rows.next();
          if (rows.getLong(1) != 0) {
            broken.add("not true of %d: %s".formatted(rows.getLong(1), law.getKey()));
          }
        }
      }
    }
    return List.copyOf(broken);
  }

  private static void copy(Connection connection, String target, StringBuilder rows)
      throws SQLException, IOException {
    var bytes = new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8));
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("COPY " + target + " FROM STDIN", bytes);
  }

  private static void execute(Connection connection, String... commands) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var command : commands) {
        statement.execute(command);
      }
    }
  }
}
