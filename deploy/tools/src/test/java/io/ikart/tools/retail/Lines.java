package io.ikart.tools.retail;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * Order lines for tests: tea at 2.55, six of it, on the first of December, unless said otherwise.
 */
record Lines(RetailLine line) {

  static final RetailFile FILE = new RetailFile("december.csv", "00000000deadbeef");

  static Lines aLine() {
    return new Lines(
        new RetailLine(
            FILE,
            2,
            "536365",
            "85123A",
            "TEA",
            6,
            LocalDateTime.of(2010, 12, 1, 8, 26),
            new BigDecimal("2.55"),
            "17850",
            "United Kingdom"));
  }

  Lines on(String invoice) {
    return with(invoice, line.stockCode(), line.quantity(), line.unitPrice());
  }

  Lines of(String stockCode) {
    return with(line.invoice(), stockCode, line.quantity(), line.unitPrice());
  }

  Lines units(long quantity) {
    return with(line.invoice(), line.stockCode(), quantity, line.unitPrice());
  }

  Lines at(String price) {
    return with(line.invoice(), line.stockCode(), line.quantity(), new BigDecimal(price));
  }

  Lines on(int day) {
    return new Lines(
        new RetailLine(
            FILE,
            line.row(),
            line.invoice(),
            line.stockCode(),
            line.description(),
            line.quantity(),
            line.at().withDayOfMonth(day),
            line.unitPrice(),
            line.customer(),
            line.country()));
  }

  private Lines with(String invoice, String stockCode, long quantity, BigDecimal price) {
    return new Lines(
        new RetailLine(
            FILE,
            line.row(),
            invoice,
            stockCode,
            line.description(),
            quantity,
            line.at(),
            price,
            line.customer(),
            line.country()));
  }
}
