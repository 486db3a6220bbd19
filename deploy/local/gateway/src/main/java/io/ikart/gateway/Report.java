package io.ikart.gateway;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The gateway's books, to be compared with the shop's.
 *
 * @param intents how many intents stand where
 * @param totals sums by currency
 * @param payments every payment intent, oldest first
 */
record Report(Counts intents, Map<String, Totals> totals, List<Line> payments) {

  /**
   * Sums in minor units of one currency.
   *
   * @param capturable authorized and not captured
   * @param captured captured, refunds not taken off
   * @param refunded paid back
   * @param disputed taken back by banks for now or for good
   */
  record Totals(long capturable, long captured, long refunded, long disputed) {

    private Totals plus(Totals more) {
      return new Totals(
          capturable + more.capturable,
          captured + more.captured,
          refunded + more.refunded,
          disputed + more.disputed);
    }
  }

  /**
   * One payment intent; amounts in minor units.
   *
   * @param paymentId the shop's id of the payment; empty when it gave none
   * @param attempt the shop's number of the attempt; empty when it gave none
   */
  record Line(
      String id,
      String paymentId,
      String attempt,
      String status,
      String currency,
      long amount,
      long capturable,
      long captured,
      long refunded) {

    private static Line of(Intent intent) {
      var words = intent.terms().metadata();
      return new Line(
          intent.id(),
          words.getOrDefault("payment_id", ""),
          words.getOrDefault("attempt", ""),
          Wire.word(intent.status()),
          intent.terms().currency(),
          intent.terms().amount(),
          intent.capturable(),
          intent.received(),
          intent.refunded());
    }
  }

  static Report of(Books books) {
    var totals = new TreeMap<String, Totals>();
    for (var intent : books.intents()) {
      totals.merge(
          intent.terms().currency(),
          new Totals(intent.capturable(), intent.received(), intent.refunded(), 0),
          Totals::plus);
    }
    for (var dispute : books.disputes()) {
      long amount = dispute.status().equals("won") ? 0 : dispute.amount();
      totals.merge(dispute.currency(), new Totals(0, 0, 0, amount), Totals::plus);
    }
    return new Report(
        Counts.of(books.intents()), totals, books.intents().stream().map(Line::of).toList());
  }
}
