package io.ikart.edge.query;

import io.ikart.edge.problem.Problem;
import io.ikart.schemas.common.Touched;
import io.javalin.http.Context;
import java.util.List;
import java.util.regex.Pattern;

/** Versions a reader insists on: {@code ?atLeast=order_...:7}, as writes list what they touched. */
public final class AtLeast {

  private static final Pattern FORM = Pattern.compile("([A-Za-z0-9._-]{1,100}):([1-9][0-9]{0,17})");
  private static final int MOST = 20;

  private AtLeast() {}

  /**
   * The versions a request names.
   *
   * @throws io.ikart.edge.problem.ProblemException when one is malformed or there are too many
   */
  public static List<Touched> of(Context ctx) {
    var given = ctx.queryParams("atLeast");
    if (given.size() > MOST) {
      throw Problem.invalid("atLeast", "at most " + MOST + " versions").asException();
    }
    return given.stream().map(AtLeast::parse).toList();
  }

  /** As it stands in {@code touched} and in {@code atLeast}. */
  public static String text(Touched touched) {
    return touched.getAggregateId() + ":" + touched.getVersion();
  }

  private static Touched parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw Problem.invalid("atLeast", "must be an id, a colon and a version from 1").asException();
    }
    return new Touched(form.group(1), Long.parseLong(form.group(2)), "");
  }
}
