package io.ikart.bench.baseline.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** One way to turn an open cart into a confirmed order. All of it happens, or nothing. */
public interface Checkout {

  /**
   * Places the order.
   *
   * @param connection in no transaction
   * @param key the same key is never ordered twice
   * @return the number of the order
   * @throws Refused when the shop says no; nothing has changed then
   */
  long checkOut(Connection connection, long cartId, String key, String token)
      throws SQLException, Refused;

  /** Name for people. */
  String way();
}
