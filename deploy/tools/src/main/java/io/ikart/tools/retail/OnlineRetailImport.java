package io.ikart.tools.retail;

import io.ikart.schemas.topic.StockTopics;
import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import io.ikart.tools.log.EventLog;
import io.ikart.tools.log.StockBook;
import io.ikart.tools.shop.EdgeClient;
import io.ikart.tools.shop.OfferLine;
import io.ikart.tools.shop.ProductLine;
import io.ikart.tools.shop.Seeding;
import io.ikart.tools.shop.StockLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Makes products, offers and opening stock of the Online Retail files. Running it again changes
 * nothing: products that are there as planned are left alone, and a file's stock is received once.
 */
@Command(
    name = "online-retail",
    description = {
      "Make products, offers and opening stock of the Online Retail CSV files.",
      "Running it again changes nothing. Offers that products have already stay."
    })
final class OnlineRetailImport implements ToolCommand {

  private static final Duration READING = Duration.ofMinutes(5);
  private static final Duration RETRYING = Duration.ofSeconds(60);

  @Mixin private Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "files (.csv, .csv.gz) or folders of them")
  private List<Path> paths;

  @Option(
      names = "--stock",
      paramLabel = "N",
      defaultValue = "0",
      description = "receive N units of everything; otherwise exactly what each file sells")
  private long stock;

  @Override
  public Integer call() throws Exception {
    var data = RetailFiles.read(paths);
    var trade = TradePlan.of(data);
    new PlanPrinter(console).print(data, trade);
    var plan = CatalogPlan.of(trade, stock);
    var log = EventLog.of(console.settings());
    try (var edge = EdgeClient.ofStaff(console.settings(), RETRYING)) {
      var seeding =
          new Seeding(
              edge, (what, done, all) -> console.progress("%,d of %,d %s", done, all, what));
      importProducts(seeding, plan, ProductShelf.read(log, READING));
      importStock(seeding, plan, log);
    }
    console.say("Everything is in the shop and can be quoted by every instance.");
    return OK;
  }

  private void importProducts(Seeding seeding, CatalogPlan plan, ProductShelf shelf)
      throws InterruptedException, TimeoutException, IOException {
    var wanted = plan.products().stream().map(shelf::mergedWith).toList();
    var changed = wanted.stream().filter(product -> !shelf.has(product)).toList();
    seeding.products(changed);
    long offers = plan.products().stream().mapToLong(each -> each.pricesPence().size()).sum();
    console.say(
        "Products: %,d with %,d offers; %,d created or changed now, %,d as they should be.",
        wanted.size(), offers, changed.size(), wanted.size() - changed.size());
    seeding.untilQuoted(
        wanted.stream()
            .map(ProductLine::offers)
            .flatMap(List::stream)
            .map(OfferLine::offerId)
            .toList());
  }

  private void importStock(Seeding seeding, CatalogPlan plan, EventLog log)
      throws InterruptedException, TimeoutException, IOException {
    var book = new StockBook();
    log.read(List.of(StockTopics.STOCK_EVENTS), READING, book::accept);
    var missing = plan.receipts().stream().filter(receipt -> !isReceived(book, receipt)).toList();
    seeding.stock(
        missing.stream()
            .map(each -> new StockLine(each.sku(), each.quantity(), each.reference()))
            .toList());
    console.say(
        "Stock: %,d receipts of %,d units now; %,d receipts were there already.",
        missing.size(),
        missing.stream().mapToLong(CatalogPlan.Receipt::quantity).sum(),
        plan.receipts().size() - missing.size());
  }

  private static boolean isReceived(StockBook book, CatalogPlan.Receipt receipt) {
    var item = book.items().get(receipt.sku());
    return item != null && item.references().contains(receipt.reference());
  }
}
