package io.ikart.edge.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.http.RequestIds;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.search.ProductSearch;
import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;

/** Finding products. */
public final class SearchRoutes {

  private static final int LONGEST_TYPED = 100;
  private static final int USUAL_LIMIT = 8;
  private static final int MOST = 20;

  private final ProductSearch search;

  public SearchRoutes(ProductSearch search) {
    this.search = search;
  }

  public void find(Context ctx) {
    answer(ctx, search.find(ctx.queryParamMap()));
  }

  public void suggest(Context ctx) {
    var typed = ctx.queryParam("q");
    if (typed == null || typed.isBlank() || typed.length() > LONGEST_TYPED) {
      throw Problem.invalid("q", "is required: at most " + LONGEST_TYPED + " characters")
          .asException();
    }
    answer(ctx, search.suggest(typed.strip(), limitOf(ctx)));
  }

  public void related(Context ctx) {
    answer(ctx, search.related(RequestIds.product(ctx), limitOf(ctx)));
  }

  private static void answer(Context ctx, CompletableFuture<ObjectNode> found) {
    ctx.future(
        () ->
            found.thenAccept(body -> ctx.contentType("application/json").result(body.toString())));
  }

  private static int limitOf(Context ctx) {
    var given = ctx.queryParam("limit");
    if (given == null) {
      return USUAL_LIMIT;
    }
    if (!given.matches("[1-9][0-9]?") || Integer.parseInt(given) > MOST) {
      throw Problem.invalid("limit", "must be between 1 and " + MOST).asException();
    }
    return Integer.parseInt(given);
  }
}
