package io.ikart.tools.demo;

import io.ikart.tools.shop.OfferLine;
import io.ikart.tools.shop.ProductLine;
import io.ikart.tools.shop.StockLine;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A generated range of goods. The same seed gives the same goods on any day.
 *
 * @param products one variant and one offer each
 */
record DemoGoods(List<ProductLine> products) {

  private static final List<String> STYLES =
      List.of(
          "Vintage",
          "Classic",
          "Handmade",
          "Rustic",
          "Modern",
          "Striped",
          "Spotted",
          "Scented",
          "Folding",
          "Miniature",
          "Personalised",
          "Enamel",
          "Recycled",
          "Woven",
          "Hanging");
  private static final List<String> COLOURS =
      List.of(
          "White", "Red", "Ivory", "Sage", "Navy", "Rose", "Mustard", "Charcoal", "Teal", "Lilac");
  private static final List<String> THINGS =
      List.of(
          "Lantern",
          "Teapot",
          "Cake Stand",
          "Cushion",
          "Doormat",
          "Alarm Clock",
          "Lunch Box",
          "Photo Frame",
          "Tea Towel",
          "Mug",
          "Bunting",
          "Wall Clock",
          "Storage Tin",
          "Candle",
          "Apron",
          "Bird House",
          "Jam Jar",
          "Notebook",
          "Umbrella",
          "Shopper Bag");

  /** Prices in pence, cheap ones as frequent as dear ones. */
  private static final List<Long> PRICES_MINOR =
      List.of(
          45L, 85L, 125L, 165L, 195L, 255L, 295L, 375L, 425L, 495L, 595L, 795L, 995L, 1_295L,
          1_695L, 1_995L, 2_495L, 2_995L, 4_995L, 7_995L);

  /** One product in so many is scarce, so that some shoppers come too late. */
  private static final int SCARCE_EVERY = 40;

  private static final int SCARCE_UNITS = 15;
  private static final int LEAST_UNITS = 2_000;
  private static final int MOST_UNITS = 20_000;

  /** Generates goods. */
  static DemoGoods of(long seed, int count) {
    var random = new SplittableRandom(seed);
    var products = new ArrayList<ProductLine>();
    for (int i = 0; i < count; i++) {
      var sku = "demo-%d-%04d".formatted(seed, i);
      var title = one(STYLES, random) + " " + one(COLOURS, random) + " " + one(THINGS, random);
      products.add(
          new ProductLine(
              "prod_" + sku,
              sku,
              title,
              List.of(OfferLine.at(sku + ":1", sku, one(PRICES_MINOR, random)))));
    }
    return new DemoGoods(List.copyOf(products));
  }

  /** Stock to open with; every run of the demo brings its own delivery. */
  List<StockLine> delivery(long seed, String reference) {
    var random = new SplittableRandom(seed);
    var receipts = new ArrayList<StockLine>();
    for (int i = 0; i < products.size(); i++) {
      int units = random.nextInt(LEAST_UNITS, MOST_UNITS);
      receipts.add(
          new StockLine(
              products.get(i).sku(), i % SCARCE_EVERY == 0 ? SCARCE_UNITS : units, reference));
    }
    return receipts;
  }

  /** A product; the first ones are wanted far more often than the last. */
  ProductLine wanted(SplittableRandom random) {
    double skewed = random.nextDouble() * random.nextDouble();
    return products.get((int) (skewed * products.size()));
  }

  private static <T> T one(List<T> choice, SplittableRandom random) {
    return choice.get(random.nextInt(choice.size()));
  }
}
