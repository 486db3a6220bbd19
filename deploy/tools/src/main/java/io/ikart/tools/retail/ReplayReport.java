package io.ikart.tools.retail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.tools.Latency;
import io.ikart.tools.retail.Ledger.Sum;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a replay came to.
 *
 * @param results of all journeys that were made
 * @param returns of all goods that came back
 * @param ledger every input line, by bucket
 * @param total lines and value of the files, counted apart from the buckets
 * @param elapsedNanos from the first request to the last confirmation
 * @param reconciliation with the order events and the stock
 */
record ReplayReport(
    List<JourneyResult> results,
    List<ReturnResult> returns,
    Ledger ledger,
    Sum total,
    long elapsedNanos,
    Reconciliation reconciliation) {

  /** The report as JSON; amounts in pounds are exact decimal strings. */
  ObjectNode json() {
    var node = JsonNodeFactory.instance.objectNode();
    var sold = results.stream().filter(result -> result.bucket() == Bucket.SOLD).toList();
    node.put("invoices", results.size());
    node.put("ordersConfirmed", sold.size());
    node.put("ordersRejected", count(Bucket.ORDER_REFUSED));
    node.put("units", sold.stream().mapToLong(result -> result.invoice().units()).sum());
    long gross = sold.stream().mapToLong(result -> result.invoice().totalPence()).sum();
    node.put("revenueMinor", gross);
    long cancelled = back(true);
    long refunded = back(false);
    node.put("cancelledMinor", cancelled);
    node.put("refundedMinor", refunded);
    node.put("netMinor", gross - cancelled - refunded);
    node.put("elapsedMs", TimeUnit.NANOSECONDS.toMillis(elapsedNanos));
    var latencies = latencies(sold);
    putMillis(node, "confirmP50Ms", latencies, 50);
    putMillis(node, "confirmP99Ms", latencies, 99);
    putLines(node.putObject("lines"));
    putValue(node.putObject("value"));
    var compared = node.putObject("reconciliation");
    compared.put("ok", reconciliation.isOk());
    var differences = compared.putArray("differences");
    reconciliation.differences().forEach(differences::add);
    return node;
  }

  private long back(boolean cancelled) {
    return returns.stream()
        .filter(result -> result.isDone() && result.cancelled() == cancelled)
        .mapToLong(result -> result.goods().pence())
        .sum();
  }

  private long count(Bucket bucket) {
    return results.stream().filter(result -> result.bucket() == bucket).count();
  }

  private void putLines(ObjectNode lines) {
    lines.put("total", total.lines());
    lines.put("sold", ledger.of(Bucket.SOLD).lines());
    lines.put("returned", ledger.of(Bucket.RETURNED).lines());
    var setAside = lines.putObject("setAside");
    ledger.setAside().forEach((bucket, sum) -> setAside.put(bucket.label(), sum.lines()));
  }

  private void putValue(ObjectNode value) {
    value.put("total", plain(total.value()));
    value.put("sold", plain(ledger.of(Bucket.SOLD).value()));
    value.put("returned", plain(ledger.of(Bucket.RETURNED).value()));
    var setAside = value.putObject("setAside");
    ledger.setAside().forEach((bucket, sum) -> setAside.put(bucket.label(), plain(sum.value())));
  }

  /** At least pence, and more decimals only where there are some. */
  private static String plain(BigDecimal pounds) {
    var shortest = pounds.stripTrailingZeros();
    return shortest.scale() < SaleRules.PENNY_SCALE
        ? shortest.setScale(SaleRules.PENNY_SCALE).toPlainString()
        : shortest.toPlainString();
  }

  private static Latency latencies(List<JourneyResult> sold) {
    var latency = new Latency();
    sold.stream()
        .mapToLong(JourneyResult::confirmNanos)
        .filter(nanos -> nanos >= 0)
        .forEach(latency::record);
    return latency;
  }

  /** Null when nothing was confirmed in this run. */
  private static void putMillis(ObjectNode node, String name, Latency latency, double percentile) {
    if (latency.count() == 0) {
      node.putNull(name);
    } else {
      node.put(name, latency.millisAt(percentile));
    }
  }
}
