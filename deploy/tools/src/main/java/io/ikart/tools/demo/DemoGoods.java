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

  private static final int CHEAPEST_MINOR = 45;
  private static final int PRICE_STEPS = 60;
  private static final double DEAR = 1.09;

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
              "prod_" + sku, sku, title, List.of(OfferLine.at(sku + ":1", sku, price(random)))));
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

  /** Prices in pence that grow by steps, cheap ones as frequent as dear ones: 0.45 to about 80. */
  private static long price(SplittableRandom random) {
    double pence = CHEAPEST_MINOR * Math.pow(DEAR, random.nextInt(PRICE_STEPS));
    return Math.max(CHEAPEST_MINOR, 5 * Math.round(pence / 5));
  }

  private static String one(List<String> texts, SplittableRandom random) {
    return texts.get(random.nextInt(texts.size()));
  }
}
