package io.ikart.analytics.sales;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Books a sale on every figure it belongs to. The finest breakdown, product within country, is kept
 * by day only: by minute it would be a row for nearly every line sold.
 */
public final class Entries implements FlatMapFunction<Sale, Entry> {

  private static final long serialVersionUID = 1L;

  private final ZoneId zone;

  /**
   * @param zone whose midnight begins a day
   */
  public Entries(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public void flatMap(Sale sale, Collector<Entry> entries) {
    var at = Instant.ofEpochMilli(sale.atMs());
    var coarse = new LinkedHashMap<Part, Counts>();
    var fine = new LinkedHashMap<Part, Counts>();
    for (var line : sale.lines()) {
      add(coarse, Part.all(), line);
      add(coarse, Part.country(sale.country()), line);
      add(coarse, Part.category(line.category()), line);
      add(coarse, Part.product(line.productId()), line);
      add(fine, Part.countryAndProduct(sale.country(), line.productId()), line);
    }
    for (var grain : Grain.values()) {
      book(sale, at, grain, coarse, entries);
    }
    book(sale, at, Grain.DAY, fine, entries);
  }

  private static void add(Map<Part, Counts> parts, Part part, Sale.Line line) {
    parts.merge(part, line.counts(), Counts::withinOrder);
  }

  private void book(
      Sale sale, Instant at, Grain grain, Map<Part, Counts> parts, Collector<Entry> entries) {
    var from = grain.from(at, zone);
    var to = grain.to(at, zone);
    var prefix = grain + "/" + from + "/";
    parts.forEach(
        (part, counts) -> {
          var id = prefix + part.path() + "/" + sale.currency();
          var figure =
              new Entry.Figure(
                  id, grain, from.toEpochMilli(), to.toEpochMilli(), part, sale.currency());
          entries.collect(new Entry(figure, sale.orderId(), sale.atMs(), counts));
        });
  }
}
