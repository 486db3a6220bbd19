package io.ikart.analytics.sales;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes a file like those of Online Retail, with everything that is odd about them. */
final class RetailSample {

  private static final int INVOICES = 600;
  private static final List<String> COUNTRIES =
      List.of("United Kingdom", "EIRE", "Channel Islands", "Unspecified", "France");
  private static final List<String> PRICES = List.of("2.55", "0.85", "10.0", "0.0", "1.045", "-3");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private RetailSample() {}

  /** Writes the file; the same every time. */
  static Path write(Path folder) throws IOException {
    var random = new Random(7);
    var lines = new ArrayList<String>();
    lines.add("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country");
    var at = LocalDateTime.of(2011, 3, 25, 7, 30);
    for (int number = 0; number < INVOICES; number++) {
      at = at.plusMinutes(random.nextInt(90));
      var country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
      var prefix = random.nextInt(12) == 0 ? "C" : random.nextInt(40) == 0 ? "A" : "";
      for (int line = random.nextInt(8); line >= 0; line--) {
        lines.add(line(random, prefix + (536365 + number), at, country));
      }
    }
    return Files.write(folder.resolve("sample.csv"), lines);
  }

  private static String line(Random random, String invoice, LocalDateTime at, String country) {
    int units = 1 + random.nextInt(500);
    boolean back = invoice.startsWith("C") || random.nextInt(30) == 0;
    return String.join(
        ",",
        invoice,
        random.nextInt(20) == 0
            ? "POST"
            : "85" + random.nextInt(12) + (random.nextBoolean() ? "a" : "A"),
        "\"TEA, \"\"BEST\"\"\"",
        Integer.toString(back ? -units : units),
        TIME.format(random.nextInt(50) == 0 ? at.plusMinutes(1) : at),
        PRICES.get(random.nextInt(random.nextInt(4) == 0 ? PRICES.size() : 3)),
        "17850.0",
        country);
  }
}
