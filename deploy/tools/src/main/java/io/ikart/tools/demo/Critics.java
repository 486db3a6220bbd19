package io.ikart.tools.demo;

import io.ikart.tools.Console;
import io.ikart.tools.ToolsSettings;
import io.ikart.tools.shop.EdgeClient;
import io.ikart.tools.shop.Shop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/** Customers with accounts who review what is on sale; staff approve what they write. */
final class Critics {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int REVIEWS_EACH = 24;

  private final ToolsSettings settings;
  private final Console console;
  private final ExecutorService threads;

  Critics(ToolsSettings settings, Console console, ExecutorService threads) {
    this.settings = settings;
    this.console = console;
    this.threads = threads;
  }

  /** So many new customers write and are read; says so when no mail lets them in. */
  void review(DemoGoods goods, SplittableRandom random, int critics)
      throws InterruptedException, IOException, ExecutionException {
    var mails = new LocalMails(Path.of(settings.home(), "mail"), Instant.now());
    if (!mails.areKept()) {
      console.progress("nobody reviews: accounts need mails, and this shop keeps none here");
      return;
    }
    console.progress("%d customers review the goods", critics);
    try (var edge = new EdgeClient(settings.edgeUrl(), PATIENCE);
        var staff = EdgeClient.ofStaff(settings, PATIENCE)) {
      var written = new ArrayList<Future<?>>();
      for (var critic : signedIn(edge, mails, critics)) {
        for (var opinion : Opinion.of(goods, random, REVIEWS_EACH)) {
          written.add(threads.submit(() -> approve(staff, opinion, critic.writes(opinion))));
        }
      }
      for (var each : written) {
        each.get();
      }
      console.progress("%d reviews are written and approved", written.size());
    }
  }

  private List<Critic> signedIn(EdgeClient edge, LocalMails mails, int critics)
      throws InterruptedException, IOException {
    var signedIn = new ArrayList<Critic>();
    try {
      while (signedIn.size() < critics) {
        signedIn.add(Critic.withNewAccount(edge, mails));
      }
    } catch (TimeoutException e) {
      console.progress("only %d customers got in: %s", signedIn.size(), e.getMessage());
    }
    return signedIn;
  }

  private static Void approve(EdgeClient staff, Opinion opinion, String reviewId)
      throws InterruptedException {
    staff
        .send(Shop.approveReview(opinion.productId(), reviewId).key(UUID.randomUUID().toString()))
        .orThrow("approve a review");
    return null;
  }
}
