package io.ikart.tools.shop;

import io.ikart.tools.Hash;
import io.ikart.tools.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Puts products and stock into the shop through its bulk routes. A batch is named by its content,
 * so that one sent again after a failure is not done twice.
 */
public final class Seeding {

  private static final int BATCH = 500;
  private static final int OFFERS_PER_QUESTION = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final EdgeClient edge;
  private final Progress progress;

  /** Hears how far it got. */
  public interface Progress {
    /** Something of all of it is done. */
    void done(String what, int done, int all);
  }

  public Seeding(EdgeClient edge, Progress progress) {
    this.edge = edge;
    this.progress = progress;
  }

  /**
   * Creates or replaces products and waits until the shop has them.
   *
   * @throws EdgeException when one was refused
   */
  public void products(List<ProductLine> products)
      throws InterruptedException, TimeoutException, IOException {
    send("products", products.stream().map(ProductLine::json).toList(), Shop::upsertProducts);
  }

  /**
   * Receives stock and waits until the shop has it.
   *
   * @throws EdgeException when a receipt was refused
   */
  public void stock(List<StockLine> receipts)
      throws InterruptedException, TimeoutException, IOException {
    send("stock receipts", receipts.stream().map(StockLine::json).toList(), Shop::receiveStock);
  }

  /** Waits until every instance that quotes prices knows all these offers. */
  public void untilQuoted(List<String> offerIds)
      throws InterruptedException, TimeoutException, IOException {
    var patience = new Patience(PATIENCE);
    for (int from = 0; from < offerIds.size(); from += OFFERS_PER_QUESTION) {
      int to = Math.min(from + OFFERS_PER_QUESTION, offerIds.size());
      var asked = offerIds.subList(from, to);
      patience.until(
          "every instance can quote every offer",
          () ->
              edge.send(Shop.offersReady(asked))
                  .orThrow("offers ready")
                  .body()
                  .path("ready")
                  .asBoolean());
      progress.done("offers quoted", to, offerIds.size());
    }
  }

  private void send(String what, List<String> lines, Function<String, EdgeRequest> route)
      throws InterruptedException, TimeoutException, IOException {
    var batches = new ArrayList<List<String>>();
    for (int from = 0; from < lines.size(); from += BATCH) {
      batches.add(lines.subList(from, Math.min(from + BATCH, lines.size())));
    }
    int done = 0;
    for (var batch : batches) {
      var body = String.join("\n", batch);
      var request =
          route
              .apply(body)
              .key("seed-" + Hash.of(body))
              .header("Prefer", "wait=30, return=minimal");
      new Patience(PATIENCE).until(what + " accepted", () -> isAccepted(what, edge.send(request)));
      done += batch.size();
      progress.done(what, done, lines.size());
    }
  }

  /** Whether every line was accepted; a line whose outcome is open asks for another look. */
  private static boolean isAccepted(String what, EdgeAnswer answer) {
    if (answer.isServerError()) {
      return false;
    }
    answer.orThrow(what);
    if (answer.body().path("refused").asInt() > 0) {
      for (var result : answer.body().path("results")) {
        if (result.path("outcome").asText().equals("refused")) {
          throw new EdgeException(what + ": refused: " + result);
        }
      }
    }
    return answer.body().path("pending").asInt() == 0
        && answer.body().path("unavailable").asInt() == 0;
  }
}
