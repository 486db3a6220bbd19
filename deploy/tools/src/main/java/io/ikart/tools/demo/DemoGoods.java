package io.ikart.tools.demo;

import io.ikart.tools.shop.OfferLine;
import io.ikart.tools.shop.ProductLine;
import io.ikart.tools.shop.StockLine;
import io.ikart.tools.shop.TraitsLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A generated range of goods. The same seed gives the same goods on any day.
 *
 * @param products one variant and one offer each
 */
record DemoGoods(List<ProductLine> products) {

  private record Thing(String name, String category) {}

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
  private static final List<Thing> THINGS =
      List.of(
          new Thing("Lantern", "Home/Lighting"),
          new Thing("Teapot", "Kitchen/Tea and Coffee"),
          new Thing("Cake Stand", "Kitchen/Baking"),
          new Thing("Cushion", "Home/Textiles"),
          new Thing("Doormat", "Home/Textiles"),
          new Thing("Alarm Clock", "Home/Clocks"),
          new Thing("Lunch Box", "Kitchen/Storage"),
          new Thing("Photo Frame", "Home/Decoration"),
          new Thing("Tea Towel", "Kitchen/Table Linen"),
          new Thing("Mug", "Kitchen/Tea and Coffee"),
          new Thing("Bunting", "Home/Decoration"),
          new Thing("Wall Clock", "Home/Clocks"),
          new Thing("Storage Tin", "Kitchen/Storage"),
          new Thing("Candle", "Home/Lighting"),
          new Thing("Apron", "Kitchen/Table Linen"),
          new Thing("Bird House", "Garden/Wildlife"),
          new Thing("Jam Jar", "Kitchen/Storage"),
          new Thing("Notebook", "Stationery"),
          new Thing("Umbrella", "Accessories"),
          new Thing("Shopper Bag", "Accessories"));
  private static final List<String> BRANDS =
      List.of(
          "Alder & Finch",
          "Brindle",
          "Hollow Oak",
          "Juniper House",
          "Kestrel Lane",
          "Marram",
          "Northlight",
          "Tidewater");

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
      var style = one(STYLES, random);
      var colour = one(COLOURS, random);
      var thing = one(THINGS, random);
      var title = style + " " + colour + " " + thing.name();
      products.add(
          new ProductLine(
              "prod_" + sku,
              sku,
              title,
              traits(style, colour, thing, one(BRANDS, random)),
              List.of(OfferLine.at(sku + ":1", sku, one(PRICES_MINOR, random)))));
    }
    return new DemoGoods(List.copyOf(products));
  }

  private static TraitsLine traits(String style, String colour, Thing thing, String brand) {
    var description =
        "%s by %s, %s, in %s.".formatted(thing.name(), brand, style, colour).toLowerCase(Locale.UK);
    return new TraitsLine(
        description.substring(0, 1).toUpperCase(Locale.UK) + description.substring(1),
        thing.category(),
        brand,
        Map.of(
            "colour", colour.toLowerCase(Locale.UK),
            "style", style.toLowerCase(Locale.UK),
            "kind", thing.name().toLowerCase(Locale.UK).replace(' ', '-')));
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
