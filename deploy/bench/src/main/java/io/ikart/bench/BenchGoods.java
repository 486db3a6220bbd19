package io.ikart.bench;

import io.ikart.tools.ToolsSettings;
import io.ikart.tools.shop.EdgeClient;
import io.ikart.tools.shop.OfferLine;
import io.ikart.tools.shop.ProductLine;
import io.ikart.tools.shop.Seeding;
import io.ikart.tools.shop.StockLine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * Goods to measure with: numbered SKUs, one offer each, more stock than any run can sell.
 *
 * @param count how many SKUs
 */
record BenchGoods(int count) {

  private static final long PLENTY = 1_000_000_000L;
  private static final int PRICE_STEP_MINOR = 7;

  /** Offer of a SKU by its number, from 0. */
  String offer(int number) {
    return sku(number) + ":1";
  }

  /** Puts them into the shop and waits until they can be bought. */
  void seed(EdgeClient edge, Contender.Progress progress)
      throws InterruptedException, TimeoutException, IOException {
    var seeding =
        new Seeding(edge, (what, done, all) -> progress.say("%,d of %,d %s", done, all, what));
    var numbers = IntStream.range(0, count).boxed().toList();
    seeding.products(numbers.stream().map(this::product).toList());
    seeding.stock(
        numbers.stream().map(each -> new StockLine(sku(each), PLENTY, "bench-plenty")).toList());
    seeding.untilQuoted(numbers.stream().map(this::offer).toList());
  }

  /** A client with the patience a benchmark's seeding needs. */
  static EdgeClient client(ToolsSettings settings) {
    return EdgeClient.ofStaff(settings, Duration.ofSeconds(60));
  }

  private ProductLine product(int number) {
    var price = OfferLine.at(offer(number), sku(number), 100 + (long) PRICE_STEP_MINOR * number);
    return new ProductLine(
        "prod_" + sku(number), sku(number), "Bench article " + number, List.of(price));
  }

  private static String sku(int number) {
    return "bench-%06d".formatted(number);
  }
}
