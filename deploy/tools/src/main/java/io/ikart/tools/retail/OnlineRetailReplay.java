package io.ikart.tools.retail;

import io.ikart.schemas.audit.Audited;
import io.ikart.schemas.topic.CheckoutTopics;
import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import io.ikart.tools.audit.OperatorTrail;
import io.ikart.tools.log.BackBook;
import io.ikart.tools.log.EventLog;
import io.ikart.tools.log.OrderBook;
import io.ikart.tools.log.OrderFacts;
import io.ikart.tools.shop.EdgeClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Makes every sale invoice of the Online Retail files a real order over HTTP, takes back what its
 * cancelled invoices took back, and compares the outcome with the files. May be run again: what was
 * sold or taken back is not so twice.
 */
@Command(
    name = "online-retail",
    description = {
      "Make every sale invoice of the Online Retail CSV files a real order, take back what its"
          + " cancelled invoices took back, and compare.",
      "Running it again sells nothing twice; it goes on where it stopped.",
      "Exit code 1 when files, order events and stock do not agree."
    })
final class OnlineRetailReplay implements ToolCommand {

  private static final Duration CATCHING_UP = Duration.ofMinutes(5);
  private static final Duration RETRYING = Duration.ofSeconds(60);
  private static final int DIFFERENCES_SHOWN = 20;
  private static final Set<Bucket> TAKEN_BACK_OR_NOT =
      Set.of(Bucket.CANCELLED_INVOICE, Bucket.NEGATIVE_QUANTITY);

  @Mixin private Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "files (.csv, .csv.gz) or folders of them")
  private List<Path> paths;

  @Option(
      names = "--speed",
      paramLabel = "max|N",
      defaultValue = "max",
      converter = SpeedConverter.class,
      description = "N times as fast as the shop's clock, or as fast as it goes (${DEFAULT-VALUE})")
  private double speed;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "only the first N sale invoices; the lines of the others are set aside")
  private Integer limit;

  @Option(names = "--report", paramLabel = "FILE", description = "where to write the report (JSON)")
  private Path report;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "32",
      description = "journeys under way at a time (${DEFAULT-VALUE})")
  private int clients;

  @Override
  public Integer call() throws Exception {
    var data = RetailFiles.read(paths);
    var plan = TradePlan.of(data);
    var invoices = plan.invoices().subList(0, toReplay(plan));
    console.progress("%,d lines, %,d invoices to replay", data.size(), invoices.size());
    new OperatorTrail(console.settings()).note(Audited.HISTORY_REPLAYED, "online-retail");
    var result = replay(data, plan, invoices);
    write(result);
    return result.reconciliation().isOk() ? OK : FAILED;
  }

  private int toReplay(TradePlan plan) {
    int all = plan.invoices().size();
    return limit == null ? all : Math.min(Math.max(limit, 0), all);
  }

  private ReplayReport replay(RetailData data, TradePlan plan, List<Invoice> invoices)
      throws InterruptedException, ExecutionException, TimeoutException {
    var settings = console.settings();
    var log = EventLog.of(settings);
    var orders = new OrderBook();
    var backs = new BackBook();
    try (var edge = EdgeClient.ofStaff(settings, RETRYING);
        var follower =
            log.followFromBeginning(
                List.of(CheckoutTopics.ORDER_EVENTS),
                record -> {
                  orders.accept(record);
                  backs.accept(record);
                })) {
      follower.catchUp(CATCHING_UP);
      long startNanos = System.nanoTime();
      var journey = new InvoiceJourney(edge, orders);
      var results = new Replay(console, journey, clients).run(invoices, speed);
      long elapsedNanos = System.nanoTime() - startNanos;
      var returnPlan = ReturnPlan.of(plan);
      var returns =
          new Returns(console, new ReturnJourney(edge), clients)
              .run(returnPlan.back(), ordersOf(results));
      follower.catchUp(CATCHING_UP);
      console.progress("comparing files, order events and stock");
      var reconciliation = reconcile(results, returns, orders, backs, new StockCheck(log, edge));
      return new ReplayReport(
          results,
          returns,
          ledger(data, plan, results, returnPlan, returns),
          Ledger.sumOf(data),
          elapsedNanos,
          reconciliation);
    }
  }

  private static Map<String, String> ordersOf(List<JourneyResult> results) {
    return results.stream()
        .filter(result -> result.bucket() == Bucket.SOLD)
        .collect(Collectors.toMap(result -> result.invoice().number(), JourneyResult::orderId));
  }

  private static Ledger ledger(
      RetailData data,
      TradePlan plan,
      List<JourneyResult> results,
      ReturnPlan returnPlan,
      List<ReturnResult> returns) {
    var ledger = new Ledger();
    ledger.enterUnreadable(data.unreadable().size());
    plan.setAside().entrySet().stream()
        .filter(aside -> !TAKEN_BACK_OR_NOT.contains(aside.getKey()))
        .forEach(aside -> ledger.enter(aside.getKey(), aside.getValue()));
    ReturnLedger.enter(returnPlan, returns, ledger);
    results.forEach(result -> ledger.enter(result.bucket(), result.invoice().sources()));
    var replayed =
        results.stream().map(result -> result.invoice().number()).collect(Collectors.toSet());
    plan.invoices().stream()
        .filter(invoice -> !replayed.contains(invoice.number()))
        .forEach(invoice -> ledger.enter(Bucket.NOT_REPLAYED, invoice.sources()));
    return ledger;
  }

  private static Reconciliation reconcile(
      List<JourneyResult> results,
      List<ReturnResult> returns,
      OrderBook orders,
      BackBook backs,
      StockCheck stock)
      throws InterruptedException, ExecutionException, TimeoutException {
    var differences = new ArrayList<String>();
    returns.forEach(result -> result.problem().ifPresent(differences::add));
    results.stream()
        .filter(result -> result.bucket() != Bucket.ORDER_REFUSED)
        .forEach(result -> result.problem().ifPresent(differences::add));
    var sold =
        results.stream()
            .filter(result -> result.bucket() == Bucket.SOLD)
            .map(JourneyResult::invoice)
            .toList();
    var ids = results.stream().map(JourneyResult::orderId).collect(Collectors.toSet());
    var confirmed = confirmed(ids, orders);
    var wanted = new Reconciliation.Units("the files", Reconciliation.unitsOf(sold));
    differences.addAll(Reconciliation.compare(wanted, ordered(confirmed)));
    differences.addAll(
        Reconciliation.compare(
            "the files",
            sold.stream().mapToLong(Invoice::totalPence).sum(),
            "the order events",
            confirmed.stream().mapToLong(OrderFacts::totalMinor).sum()));
    differences.addAll(ReturnLedger.compare(returns, confirmed, backs));
    var net = new Reconciliation.Units("the files, net", ReturnLedger.net(wanted, returns));
    var found = stock.check(ids, net.units());
    differences.addAll(
        Reconciliation.compare(net, new Reconciliation.Units("stock", found.taken())));
    differences.addAll(found.differences());
    return new Reconciliation(differences);
  }

  private static List<OrderFacts> confirmed(Set<String> orderIds, OrderBook orders) {
    return orders.all().stream()
        .filter(OrderFacts::wasConfirmed)
        .filter(facts -> orderIds.contains(facts.orderId()))
        .toList();
  }

  private static Reconciliation.Units ordered(List<OrderFacts> confirmed) {
    var units = new TreeMap<String, Long>();
    for (var order : confirmed) {
      order.lines().forEach(line -> units.merge(line.sku(), line.quantity(), Long::sum));
    }
    return new Reconciliation.Units("the order events", units);
  }

  private void write(ReplayReport result) throws IOException {
    var json = result.json().toPrettyString();
    if (report == null) {
      console.say("%s", json);
    } else {
      Files.writeString(report, json + "\n");
      console.say("Report: %s", report);
    }
    result.results().stream()
        .filter(each -> each.bucket() != Bucket.SOLD)
        .limit(DIFFERENCES_SHOWN)
        .forEach(
            each ->
                console.progress(
                    "invoice %s not sold: %s", each.invoice().number(), each.problem().orElse("")));
    result.reconciliation().differences().stream()
        .limit(DIFFERENCES_SHOWN)
        .forEach(difference -> console.progress("difference: %s", difference));
    console.progress(
        result.reconciliation().isOk() ? "Everything reconciles." : "It does not reconcile.");
  }
}
