package io.ikart.edge.http;

import io.ikart.edge.problem.Problem;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the one kind of body that is not JSON: a form, as OAuth has it. */
public final class Forms {

  private Forms() {}

  /**
   * The fields of a form.
   *
   * @throws io.ikart.edge.problem.ProblemException when it is too large, of another media type,
   *     malformed, or has a field twice
   */
  public static Map<String, String> read(Context ctx) {
    var text = new String(Bodies.form(ctx).bytes(), StandardCharsets.UTF_8);
    var fields = new LinkedHashMap<String, String>();
    for (var pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        int end = pair.indexOf('=');
        var name = decoded(end < 0 ? pair : pair.substring(0, end));
        if (fields.put(name, end < 0 ? "" : decoded(pair.substring(end + 1))) != null) {
          throw Problem.invalid("", "a field is there twice").asException();
        }
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("", "malformed form").asException();
    }
  }
}
