package io.ikart.tools.demo;

import io.ikart.tools.shop.ProductLine;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a customer says of a product.
 *
 * @param score stars, 1 to 5
 */
record Opinion(String productId, int score, String title, String body) {

  private record Words(String title, String body) {}

  /** By stars, one star first. */
  private static final List<Words> WORDS =
      List.of(
          new Words("Broke within a week", "It came apart on the third day."),
          new Words("Not what I expected", "Smaller than it looks, and the colour is another."),
          new Words("It does", "Good enough for the price."),
          new Words("Good", "Well made. One star less for the packing."),
          new Words("Lovely", "Exactly as shown. I have ordered another one."));

  private static final double LEAST_LIKED = 1.5;
  private static final double MOST_LIKED = 5.2;
  private static final double DISAGREEMENT = 1.2;

  /** Opinions about so many products, of those that are wanted most; each product once. */
  static List<Opinion> of(DemoGoods goods, SplittableRandom random, int count) {
    var products = new LinkedHashSet<ProductLine>();
    while (products.size() < Math.min(count, goods.products().size())) {
      products.add(goods.wanted(random));
    }
    var opinions = new ArrayList<Opinion>();
    for (var product : products) {
      int score = score(product, random);
      var words = WORDS.get(score - 1);
      opinions.add(new Opinion(product.productId(), score, words.title(), words.body()));
    }
    return List.copyOf(opinions);
  }

  /** All like some products better than others, and nobody quite agrees. */
  private static int score(ProductLine product, SplittableRandom random) {
    double quality =
        new SplittableRandom(product.productId().hashCode()).nextDouble(LEAST_LIKED, MOST_LIKED);
    long stars = Math.round(quality + random.nextDouble(-DISAGREEMENT, DISAGREEMENT));
    return (int) Math.max(1, Math.min(WORDS.size(), stars));
  }
}
