package io.ikart.bench.baseline.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** The whole checkout as one call of a stored function. */
public final class FunctionCheckout implements Checkout {

  private static final Map<String, String> REFUSALS =
      Map.of("IK001", "SOLD_OUT", "IK002", "CART_NOT_OPEN", "IK003", "PRICE_CHANGED");

  private final String call = NamedStatements.of("statements.sql").get("call-check-out");

  @Override
  public long checkOut(Connection connection, long cartId, String key, String token)
      throws SQLException, Refused {
    try (var statement = connection.prepareStatement(call)) {
      statement.setLong(1, cartId);
      statement.setString(2, key);
      statement.setString(3, token);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      var code = REFUSALS.get(e.getSQLState());
      if (code == null) {
        throw e;
      }
      throw new Refused(code);
    }
  }

  @Override
  public String way() {
    return "one call of a stored function";
  }
}
