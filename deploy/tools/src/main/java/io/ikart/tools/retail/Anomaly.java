package io.ikart.tools.retail;

import java.util.function.Predicate;

/** What is odd about single lines. One line may be odd in several ways. */
enum Anomaly {
  CANCELLED_INVOICE("line of a cancelled invoice (C…)", line -> line.invoice().startsWith("C")),
  ACCOUNTING_ENTRY(
      "line of an accounting entry (other letter than C)",
      line -> SaleRules.bucketOf(line) == Bucket.ACCOUNTING_ENTRY),
  NEGATIVE_QUANTITY("negative quantity", line -> line.quantity() < 0),
  ZERO_QUANTITY("zero quantity", line -> line.quantity() == 0),
  ZERO_PRICE("zero price", line -> line.unitPrice().signum() == 0),
  NEGATIVE_PRICE("negative price", line -> line.unitPrice().signum() < 0),
  FRACTION_OF_A_PENNY("price with more than two decimals", SaleRules::hasFractionOfPenny),
  OVER_LIMIT("more than 100,000 units", line -> Math.abs(line.quantity()) > SaleRules.MAX_UNITS),
  MISSING_DESCRIPTION("missing description", line -> line.description().isEmpty()),
  MISSING_CUSTOMER("missing customer id", line -> line.customer().isEmpty()),
  NON_GOODS("postage, fee or correction", line -> SaleRules.isNonGoods(line.stockCode()));

  private final String text;
  private final Predicate<RetailLine> test;

  Anomaly(String text, Predicate<RetailLine> test) {
    this.text = text;
    this.test = test;
  }

  String text() {
    return text;
  }

  boolean isFoundIn(RetailLine line) {
    return test.test(line);
  }
}
