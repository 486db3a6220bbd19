package io.ikart.bench.baseline.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * The checkout as prepared statements in one transaction. Statements of the same kind are either
 * sent one by one, as most code does, or as one batch, as careful code does.
 */
public final class StatementCheckout implements Checkout {

  private static final NamedStatements SQL = NamedStatements.of("statements.sql");

  private final boolean batched;

  /**
   * @param batched whether statements of the same kind share a round trip
   */
  public StatementCheckout(boolean batched) {
    this.batched = batched;
  }

  @Override
  public long checkOut(Connection connection, long cartId, String key, String token)
      throws SQLException, Refused {
    connection.setAutoCommit(false);
    boolean committed = false;
    try {
      long orderId = place(connection, cartId, key, token);
      connection.commit();
      committed = true;
      return orderId;
    } finally {
      if (!committed) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
  }

  private long place(Connection connection, long cartId, String key, String token)
      throws SQLException, Refused {
    var cart = read(connection, cartId);
    cart.check();
    holdStock(connection, cart);
    long orderId = insertOrder(connection, cartId, cart, key);
    insertLines(connection, orderId, cart);
    insertPayment(connection, orderId, cart.totalMinor(), token);
    insertOutbox(connection, orderId, cart.totalMinor());
    closeCart(connection, cartId);
    return orderId;
  }

  private static CartLines read(Connection connection, long cartId) throws SQLException {
    try (var statement = connection.prepareStatement(SQL.get("read-lines"))) {
      statement.setLong(1, cartId);
      try (var rows = statement.executeQuery()) {
        return CartLines.read(rows);
      }
    }
  }

  private void holdStock(Connection connection, CartLines cart) throws SQLException, Refused {
    try (var statement = connection.prepareStatement(SQL.get("hold-stock"))) {
      for (var line : cart.lines()) {
        statement.setLong(1, line.quantity());
        statement.setString(2, line.sku());
        statement.setLong(3, line.quantity());
        if (batched) {
          statement.addBatch();
        } else if (statement.executeUpdate() == 0) {
          throw new Refused("SOLD_OUT");
        }
      }
      if (batched) {
        for (int held : statement.executeBatch()) {
          if (held == 0) {
            throw new Refused("SOLD_OUT");
          }
        }
      }
    }
  }

  private static long insertOrder(Connection connection, long cartId, CartLines cart, String key)
      throws SQLException {
    try (var statement = connection.prepareStatement(SQL.get("insert-order"))) {
      statement.setLong(1, cartId);
      statement.setLong(2, cart.customerId());
      statement.setString(3, key);
      statement.setLong(4, cart.totalMinor());
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private void insertLines(Connection connection, long orderId, CartLines cart)
      throws SQLException {
    try (var statement = connection.prepareStatement(SQL.get("insert-line"))) {
      int number = 0;
      for (var line : cart.lines()) {
        statement.setLong(1, orderId);
        statement.setInt(2, ++number);
        statement.setString(3, line.offerId());
        statement.setString(4, line.sku());
        statement.setLong(5, line.quantity());
        statement.setLong(6, line.priceMinor());
        addOrExecute(statement);
      }
      if (batched) {
        statement.executeBatch();
      }
    }
  }

  private void addOrExecute(PreparedStatement statement) throws SQLException {
    if (batched) {
      statement.addBatch();
    } else {
      statement.executeUpdate();
    }
  }

  private static void insertPayment(Connection connection, long orderId, long total, String token)
      throws SQLException {
    try (var statement = connection.prepareStatement(SQL.get("insert-payment"))) {
      statement.setLong(1, orderId);
      statement.setLong(2, total);
      statement.setString(3, token);
      statement.executeUpdate();
    }
  }

  private static void insertOutbox(Connection connection, long orderId, long total)
      throws SQLException {
    try (var statement = connection.prepareStatement(SQL.get("insert-outbox"))) {
      statement.setLong(1, orderId);
      statement.setString(2, "{\"orderId\":%d,\"totalMinor\":%d}".formatted(orderId, total));
      statement.executeUpdate();
    }
  }

  private static void closeCart(Connection connection, long cartId) throws SQLException, Refused {
    try (var statement = connection.prepareStatement(SQL.get("close-cart"))) {
      statement.setLong(1, cartId);
      if (statement.executeUpdate() == 0) {
        throw new Refused("CART_NOT_OPEN");
      }
    }
  }

  @Override
  public String way() {
    return batched ? "prepared statements, batched by kind" : "prepared statements, one by one";
  }
}
