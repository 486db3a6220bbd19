package io.ikart.edge.view;

import io.ikart.edge.auth.Ownership;
import io.ikart.edge.memory.LastUsed;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.query.Queries;
import io.ikart.edge.query.QueryUnavailableException;
import io.ikart.edge.query.Reads;
import io.ikart.schemas.Ids;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Whose carts are. A cart never changes hands, and what comes of it is its owner's: who it is, is
 * asked for once and remembered. Thread safe.
 */
public final class Owners implements Ownership {

  private static final int REMEMBERED = 50_000;
  private static final int RETRY_SECONDS = 1;

  private final Queries queries;
  private final Views views;
  private final Map<String, String> known = new LastUsed<>(REMEMBERED);

  public Owners(Queries queries, Views views) {
    this.queries = queries;
    this.views = views;
  }

  @Override
  public CompletableFuture<String> ownerOf(String id) {
    var cartId = Ids.cartOf(id);
    var owner = remembered(cartId);
    return owner == null ? asked(cartId) : CompletableFuture.completedFuture(owner);
  }

  /** Notes whose a cart is that is being opened: it may be asked for before it is there. */
  public void opening(String cartId, String customer) {
    synchronized (known) {
      known.put(cartId, customer);
    }
  }

  private String remembered(String cartId) {
    synchronized (known) {
      return known.get(cartId);
    }
  }

  private CompletableFuture<String> asked(String cartId) {
    return queries
        .ask(views.ownerQuestion(cartId), Queries.From.OWNER_OR_STANDBY)
        .handle(
            (answer, failure) -> {
              if (failure != null && !isUnavailable(failure)) {
                throw new IllegalStateException("whose " + cartId + " is", failure);
              }
              return failure == null ? ownerIn(cartId, answer) : nobodyKnows();
            });
  }

  private String ownerIn(String cartId, QueryResponse answer) {
    if (answer.getStatus() == QueryStatus.NOT_FOUND) {
      return "";
    }
    if (!Reads.isThere(answer)) {
      return nobodyKnows();
    }
    var owner = views.cartIn(answer).getCustomerId();
    opening(cartId, owner);
    return owner;
  }

  private static boolean isUnavailable(Throwable failure) {
    return failure instanceof QueryUnavailableException
        || failure.getCause() instanceof QueryUnavailableException;
  }

  private static String nobodyKnows() {
    throw Problem.unavailable("This part of the shop does not answer now", RETRY_SECONDS)
        .asException();
  }
}
