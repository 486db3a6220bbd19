package io.ikart.tools.retail;

import java.util.Set;
import java.util.regex.Pattern;

/** What of the data is a sale that the shop can repeat. */
public final class SaleRules {

  /** Most units of one cart line. */
  public static final long MAX_UNITS = 100_000;

  /** Most lines of one cart. */
  public static final int MAX_LINES = 1_000;

  /** Decimals of a pound that money has. */
  static final int PENNY_SCALE = 2;

  private static final Pattern SALE_INVOICE = Pattern.compile("[0-9]+");
  private static final Set<String> NON_GOODS =
      Set.of(
          "POST",
          "DOT",
          "D",
          "M",
          "m",
          "S",
          "B",
          "C2",
          "CRUK",
          "BANK CHARGES",
          "AMAZONFEE",
          "ADJUST",
          "ADJUST2");

  private SaleRules() {}

  /**
   * The bucket a line stands in by itself; {@link Bucket#SOLD} when it can be sold. Postage and
   * fees with a price and a quantity are sold like goods, so that revenue adds up to the files.
   */
  static Bucket bucketOf(RetailLine line) {
    if (line.invoice().startsWith("C")) {
      return Bucket.CANCELLED_INVOICE;
    }
    if (!SALE_INVOICE.matcher(line.invoice()).matches()) {
      return Bucket.ACCOUNTING_ENTRY;
    }
    if (line.quantity() <= 0) {
      return line.quantity() < 0 ? Bucket.NEGATIVE_QUANTITY : Bucket.ZERO_QUANTITY;
    }
    if (line.unitPrice().signum() <= 0) {
      return line.unitPrice().signum() < 0 ? Bucket.NEGATIVE_PRICE : Bucket.ZERO_PRICE;
    }
    if (hasFractionOfPenny(line)) {
      return Bucket.FRACTION_OF_A_PENNY;
    }
    return line.quantity() > MAX_UNITS ? Bucket.QUANTITY_OVER_LIMIT : Bucket.SOLD;
  }

  /** Whether the price has more decimals than money. */
  static boolean hasFractionOfPenny(RetailLine line) {
    return line.unitPrice().stripTrailingZeros().scale() > PENNY_SCALE;
  }

  /** Price of one unit in pence; the price must have no fraction of a penny. */
  static long pence(RetailLine line) {
    return line.unitPrice().movePointRight(PENNY_SCALE).longValueExact();
  }

  /** Whether the code stands for postage, a discount, a fee or a correction. */
  static boolean isNonGoods(String stockCode) {
    return NON_GOODS.contains(stockCode);
  }
}
