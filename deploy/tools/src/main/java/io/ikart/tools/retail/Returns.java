package io.ikart.tools.retail;

import io.ikart.tools.Console;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes the journeys of all that came back, a bounded number of sales at a time. */
final class Returns {

  private static final int SAY_EVERY = 200;

  private final Console console;
  private final ReturnJourney journey;
  private final int clients;

  Returns(Console console, ReturnJourney journey, int clients) {
    this.console = console;
    this.journey = journey;
    this.clients = clients;
  }

  /**
   * Makes them all.
   *
   * @param sold orders of the sales that were made again, by number of the invoice
   */
  List<ReturnResult> run(List<GoodsBack> back, Map<String, String> sold)
      throws InterruptedException, ExecutionException {
    var bySale = new LinkedHashMap<Invoice, List<GoodsBack>>();
    for (var goods : back) {
      if (sold.containsKey(goods.sale().number())) {
        bySale.computeIfAbsent(goods.sale(), sale -> new ArrayList<>()).add(goods);
      }
    }
    var threads = Executors.newFixedThreadPool(clients);
    try {
      var running = new ArrayList<Future<List<ReturnResult>>>();
      bySale.forEach(
          (sale, goods) ->
              running.add(
                  threads.submit(() -> journey.make(sale, sold.get(sale.number()), goods))));
      return collect(running);
    } finally {
      threads.shutdownNow();
    }
  }

  private List<ReturnResult> collect(List<Future<List<ReturnResult>>> running)
      throws InterruptedException, ExecutionException {
    var results = new ArrayList<ReturnResult>();
    for (int done = 1; done <= running.size(); done++) {
      results.addAll(running.get(done - 1).get());
      if (done % SAY_EVERY == 0 || done == running.size()) {
        console.progress("goods back of %,d of %,d sales", done, running.size());
      }
    }
    return results;
  }
}
