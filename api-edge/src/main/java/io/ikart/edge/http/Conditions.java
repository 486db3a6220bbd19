package io.ikart.edge.http;

import io.ikart.edge.problem.Problem;
import io.javalin.http.Context;
import java.util.regex.Pattern;

/** Conditional requests (RFC 9110, section 13) on entity tags. */
public final class Conditions {

  private static final Pattern STRONG_TAG = Pattern.compile("\"([\\x21\\x23-\\x7e]{0,100})\"");

  private Conditions() {}

  /** The tag as it stands in a header. */
  public static String quoted(String etag) {
    return '"' + etag + '"';
  }

  /**
   * The entity tag the aggregate must still have; empty when any will do.
   *
   * @throws io.ikart.edge.problem.ProblemException when the header is not one strong tag
   */
  public static String ifMatch(Context ctx) {
    var given = ctx.header("If-Match");
    if (given == null || given.strip().equals("*")) {
      return "";
    }
    var tag = STRONG_TAG.matcher(given.strip());
    if (!tag.matches()) {
      throw Problem.invalid("If-Match", "must be one strong entity tag in double quotes")
          .asException();
    }
    return tag.group(1);
  }

  /** Whether the caller already has what this tag stands for. */
  public static boolean alreadyHas(Context ctx, String etag) {
    var given = ctx.header("If-None-Match");
    if (given == null || etag.isEmpty()) {
      return false;
    }
    for (var part : given.split(",", -1)) {
      var tag = part.strip();
      if (tag.equals("*") || tag.equals(quoted(etag)) || tag.equals("W/" + quoted(etag))) {
        return true;
      }
    }
    return false;
  }
}
