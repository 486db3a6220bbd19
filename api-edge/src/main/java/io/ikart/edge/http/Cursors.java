package io.ikart.edge.http;

import io.ikart.edge.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Opaque places in a list, as clients hand them back. */
public final class Cursors {

  private static final Pattern ROW = Pattern.compile("[\\x20-\\x7e]{1,200}");
  private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_-]{1,300}");

  private Cursors() {}

  /** The cursor behind a row. */
  public static String of(String rowId) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(rowId.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The row a cursor stands for; empty for none.
   *
   * @throws io.ikart.edge.problem.ProblemException when it is no cursor of ours
   */
  public static String rowOf(String cursor) {
    if (cursor == null) {
      return "";
    }
    if (CURSOR.matcher(cursor).matches() && cursor.length() % 4 != 1) {
      var row = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (ROW.matcher(row).matches()) {
        return row;
      }
    }
    throw Problem.invalid("cursor", "must be the \"next\" of a page before").asException();
  }
}
