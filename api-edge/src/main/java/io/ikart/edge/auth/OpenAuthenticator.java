package io.ikart.edge.auth;

import io.ikart.edge.http.Formats;
import io.ikart.edge.problem.Problem;
import java.util.EnumSet;
import java.util.function.UnaryOperator;

/**
 * Believes everybody and lets them do everything but what takes a token, which is why the edge
 * listens on the loopback address unless told otherwise. The header {@code Ikart-Customer} names
 * the customer.
 */
public final class OpenAuthenticator implements Authenticator {

  /** Request header with a customer id. */
  public static final String CUSTOMER_HEADER = "Ikart-Customer";

  @Override
  public Principal authenticate(UnaryOperator<String> header, String address) {
    var everything = EnumSet.complementOf(EnumSet.of(Role.SIGNED_IN));
    var customer = header.apply(CUSTOMER_HEADER);
    if (customer == null) {
      return Principal.anonymous(everything, address);
    }
    if (!Formats.CUSTOMER_ID.matches(customer)) {
      throw Problem.invalid(CUSTOMER_HEADER, "must be " + Formats.CUSTOMER_ID.expected())
          .asException();
    }
    return new Principal(customer, everything, customer, "", null, address);
  }
}
