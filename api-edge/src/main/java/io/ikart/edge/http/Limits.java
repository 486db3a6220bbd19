package io.ikart.edge.http;

import io.ikart.edge.problem.Problem;
import io.javalin.http.Context;

/** How many entries of a list are asked for. */
public final class Limits {

  private static final int USUAL = 20;
  private static final int MOST = 100;

  private Limits() {}

  /**
   * The parameter {@code limit}.
   *
   * @throws io.ikart.edge.problem.ProblemException when it is no number from 1 to 100
   */
  public static int of(Context ctx) {
    var given = ctx.queryParam("limit");
    if (given == null) {
      return USUAL;
    }
    if (!given.matches("[1-9][0-9]{0,2}") || Integer.parseInt(given) > MOST) {
      throw Problem.invalid("limit", "must be between 1 and " + MOST).asException();
    }
    return Integer.parseInt(given);
  }
}
