package io.ikart.edge.auth;

import java.util.concurrent.CompletableFuture;

/** Knows whose carts are, and what came of them. */
@FunctionalInterface
public interface Ownership {

  /**
   * Whose something is.
   *
   * @param id of a cart, an order, a parcel or a return
   * @return cust_... or guest_...; empty when there is no such cart; fails with a {@link
   *     io.ikart.edge.problem.ProblemException} when nobody can tell now
   */
  CompletableFuture<String> ownerOf(String id);
}
