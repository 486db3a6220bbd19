package io.ikart.tools.retail;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Turns one CSV record into an order line. Texts that come again and again are kept once, so that a
 * year of trade fits into memory.
 */
final class RetailLineParser {

  static final String[] COLUMNS = {
    "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID"
  };

  /** Most digits before the decimal point of a price; anything longer is a typing error. */
  private static final int MAX_WHOLE_DIGITS = 12;

  private static final int MAX_SCALE = 12;

  /** Longest stock code: three characters of a SKU for each of its bytes must still fit. */
  private static final int MAX_CODE = 20;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final Map<String, String> texts = new HashMap<>();

  /**
   * Reads one record.
   *
   * @throws IllegalArgumentException when it is no order line; the message says why
   */
  RetailLine parse(RetailFile file, NamedCsvRecord row) {
    return new RetailLine(
        file,
        row.getStartingLineNumber(),
        required(row, "InvoiceNo"),
        stockCode(required(row, "StockCode")),
        text(row, "Description"),
        quantity(required(row, "Quantity")),
        time(required(row, "InvoiceDate")),
        price(required(row, "UnitPrice")),
        customer(text(row, "CustomerID")),
        text(row, "Country"));
  }

  private String required(NamedCsvRecord row, String column) {
    var value = text(row, column);
    if (value.isEmpty()) {
      throw new IllegalArgumentException(column + " is empty");
    }
    return value;
  }

  private String text(NamedCsvRecord row, String column) {
    var value =
        row.findField(column)
            .orElseThrow(() -> new IllegalArgumentException("no field " + column))
            .strip();
    return texts.computeIfAbsent(value, same -> same);
  }

  private static String stockCode(String text) {
    if (text.length() > MAX_CODE || text.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new IllegalArgumentException("StockCode is too long or not plain: " + text);
    }
    return text;
  }

  private static long quantity(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Quantity is no whole number: " + text, e);
    }
  }

  private static LocalDateTime time(String text) {
    try {
      return LocalDateTime.parse(text, TIME);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("InvoiceDate is no date and time: " + text, e);
    }
  }

  private static BigDecimal price(String text) {
    try {
      var price = new BigDecimal(text);
      if (price.precision() - price.scale() > MAX_WHOLE_DIGITS || price.scale() > MAX_SCALE) {
        throw new IllegalArgumentException("UnitPrice is out of range: " + text);
      }
      return price;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("UnitPrice is no decimal number: " + text, e);
    }
  }

  /** The data set writes customer ids as decimals: 17850.0 is customer 17850. */
  private String customer(String text) {
    if (text.isEmpty()) {
      return "";
    }
    try {
      var digits = new BigDecimal(text).toBigIntegerExact();
      if (digits.signum() > 0 && digits.bitLength() < Long.SIZE) {
        return texts.computeIfAbsent(digits.toString(), same -> same);
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException("CustomerID is no whole number: " + text, e);
    }
    throw new IllegalArgumentException("CustomerID is out of range: " + text);
  }
}
