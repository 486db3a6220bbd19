package io.ikart.bench.baseline.monolith;

import io.ikart.bench.baseline.postgres.Checkout;
import io.ikart.bench.baseline.postgres.NamedStatements;
import io.ikart.bench.baseline.postgres.Refused;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;
import javax.sql.DataSource;

/**
 * What a shopper can do to a cart, each as one transaction.
 *
 * @param checkout how an order is placed
 */
record CartDesk(DataSource pool, Checkout checkout) {

  private static final NamedStatements SQL = NamedStatements.of("statements.sql");
  private static final String UNIQUE_VIOLATION = "23505";

  /** Opens a cart and tells its number. */
  long create(long customerId) throws SQLException {
    try (var connection = pool.getConnection();
        var insert = connection.prepareStatement(SQL.get("create-cart"))) {
      insert.setLong(1, customerId);
      try (var rows = insert.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /**
   * Adds units at the price of now.
   *
   * @throws Refused when there is no such offer, or the cart is not open
   */
  void add(long cartId, String offerId, long quantity) throws SQLException, Refused {
    try (var connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      boolean committed = false;
      try {
        long quotedMinor =
            price(connection, offerId).orElseThrow(() -> new Refused("UNKNOWN_OFFER"));
        touch(connection, cartId);
        insert(connection, cartId, offerId, quantity, quotedMinor);
        connection.commit();
        committed = true;
      } finally {
        if (!committed) {
          connection.rollback();
        }
        connection.setAutoCommit(true);
      }
    }
  }

  private static OptionalLong price(Connection connection, String offerId) throws SQLException {
    try (var query = connection.prepareStatement(SQL.get("read-price"))) {
      query.setString(1, offerId);
      try (var rows = query.executeQuery()) {
        return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  /** Locks the cart: two changes of one cart happen one after another. */
  private static void touch(Connection connection, long cartId) throws SQLException, Refused {
    try (var update = connection.prepareStatement(SQL.get("touch-cart"))) {
      update.setLong(1, cartId);
      if (update.executeUpdate() == 0) {
        throw new Refused("CART_NOT_OPEN");
      }
    }
  }

  private static void insert(
      Connection connection, long cartId, String offerId, long quantity, long quotedMinor)
      throws SQLException {
    try (var insert = connection.prepareStatement(SQL.get("add-line"))) {
      insert.setLong(1, cartId);
      insert.setString(2, offerId);
      insert.setLong(3, quantity);
      insert.setLong(4, quotedMinor);
      insert.executeUpdate();
    }
  }

  /**
   * Places the order, or finds the one the same key has placed before.
   *
   * @return number of the order
   */
  long checkOut(long cartId, String key, String token) throws SQLException, Refused {
    try (var connection = pool.getConnection()) {
      try {
        return checkout.checkOut(connection, cartId, key, token);
      } catch (Refused no) {
        return orderOf(connection, key).orElseThrow(() -> no);
      } catch (SQLException e) {
        if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
          throw e;
        }
        return orderOf(connection, key).orElseThrow(() -> e);
      }
    }
  }

  private static OptionalLong orderOf(Connection connection, String key) throws SQLException {
    try (var query = connection.prepareStatement(SQL.get("order-of-key"))) {
      query.setString(1, key);
      try (var rows = query.executeQuery()) {
        return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
      }
    }
  }
}
