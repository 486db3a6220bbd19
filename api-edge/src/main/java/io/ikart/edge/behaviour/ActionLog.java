package io.ikart.edge.behaviour;

import io.ikart.schemas.behaviour.ShopperAction;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where actions of shoppers go. */
@FunctionalInterface
public interface ActionLog {

  /** Completes when all of them are durable; fails when one may not be. */
  CompletableFuture<Void> append(List<ShopperAction> actions);
}
