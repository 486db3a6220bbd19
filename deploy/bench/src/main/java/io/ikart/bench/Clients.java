package io.ikart.bench;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Closed-loop clients, each on a thread of its own, that share a fixed amount of work. */
public final class Clients {

  private Clients() {}

  /** One client. */
  public interface Client {
    /**
     * Works until there is nothing more to do.
     *
     * @param isMoreToDo takes one operation off what is left; ask once for each
     * @param picker this client's own choices
     */
    void work(BooleanSupplier isMoreToDo, KeyPicker picker) throws Exception;
  }

  /**
   * Runs all of them to the end of the work.
   *
   * @param skus how many SKUs there are
   * @return how long that took, in nanoseconds
   * @throws ExecutionException when one of them failed
   */
  public static long run(Load load, int skus, Client client)
      throws InterruptedException, ExecutionException {
    var threads = Executors.newFixedThreadPool(load.clients());
    var left = new AtomicInteger(load.operations());
    long startNanos = System.nanoTime();
    try {
      var running = new ArrayList<Future<?>>();
      for (int number = 0; number < load.clients(); number++) {
        var picker = new KeyPicker(load.keys(), skus, load.seed() * load.clients() + number);
        running.add(
            threads.submit(
                () -> {
                  client.work(() -> left.getAndDecrement() > 0, picker);
                  return null;
                }));
      }
      for (var each : running) {
        each.get();
      }
      return System.nanoTime() - startNanos;
    } finally {
      threads.shutdownNow();
    }
  }
}
