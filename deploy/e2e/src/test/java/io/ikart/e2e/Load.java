package io.ikart.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Shoppers who buy and staff who lower prices for as long as they are let: a price that went up
 * between a cart and its checkout would be refused, and rightly.
 */
final class Load {

  private static final int DEAR = 100_000;

  private final AtomicBoolean open = new AtomicBoolean(true);
  private final ExecutorService threads;
  private final List<Future<?>> work = new ArrayList<>();

  private Load(int shoppers) {
    threads = Executors.newFixedThreadPool(shoppers);
  }

  static Load on(Shopping shop, int shoppers) {
    var load = new Load(shoppers);
    for (int i = 0; i < shoppers; i++) {
      var sku = "LOAD-" + i;
      load.work.add(load.threads.submit(() -> load.trade(shop, sku)));
    }
    return load;
  }

  private void trade(Shopping shop, String sku) {
    shop.sells(sku, DEAR, 10_000);
    for (int pence = DEAR - 1; open.get(); pence--) {
      var product = Shopping.product(sku, pence);
      Shopping.retried(() -> shop.edge().send("PUT", "/v1/admin/products/prod_" + sku, product));
      shop.ordered(shop.cartWith(sku), "tok_approve");
    }
  }

  /** Lets them finish what they are doing; fails when one of them could not trade. */
  void stop() {
    open.set(false);
    try {
      for (var each : work) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError("trading failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
