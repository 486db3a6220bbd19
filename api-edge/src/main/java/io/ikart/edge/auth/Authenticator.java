package io.ikart.edge.auth;

import java.util.function.UnaryOperator;

/** Finds out who asks. The one seam for authentication: nothing else looks at credentials. */
public interface Authenticator {

  /**
   * The principal behind a request.
   *
   * @param header value of a request header by name; null when it was not sent
   * @param address network address the request came from
   * @throws io.ikart.edge.problem.ProblemException when credentials are given and wrong
   */
  Principal authenticate(UnaryOperator<String> header, String address);
}
