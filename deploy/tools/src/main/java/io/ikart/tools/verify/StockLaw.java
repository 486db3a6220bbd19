package io.ikart.tools.verify;

import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.stock.StockItem;
import io.ikart.schemas.stock.StockLevel;
import io.ikart.tools.log.LogRecord;
import io.ikart.tools.log.StockBook;
import io.ikart.tools.log.StockBook.Claim;
import io.ikart.topologies.kernel.Refold;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stock adds up, is never oversold, and is held and allocated for those alone who may have it. */
final class StockLaw {

  private final Check oversold = new Check("1 held + allocated never above on hand");
  private final StockBook book = new StockBook();
  private long claims;

  /** Takes in one event of a stock item. */
  void accept(LogRecord record) {
    book.accept(record);
    var sku = record.key();
    var item = book.items().get(sku);
    oversold.that(
        item.backorder() || item.held() + item.allocated() <= item.onHand(),
        "%s: held %d, allocated %d, on hand %d at version %d",
        sku,
        item.held(),
        item.allocated(),
        item.onHand(),
        item.version());
  }

  /** Compares the sums of the events, added up here, with the shop's own folds. */
  Check sums(Map<String, Refold> folds) {
    var check = new Check("1 receipts, adjustments and claims add up, by SKU and warehouse");
    book.items()
        .forEach(
            (sku, item) -> {
              var fold = folds.get(sku);
              if (fold == null || !(fold.root() instanceof StockItem root)) {
                check.that(false, "%s: no state", sku);
                return;
              }
              check.that(
                  root.getOnHand() == item.onHand()
                      && root.getHeld() == item.held()
                      && root.getAllocated() == item.allocated()
                      && addUp(root),
                  "%s: events say on hand %d, held %d, allocated %d; state is %s",
                  sku,
                  item.onHand(),
                  item.held(),
                  item.allocated(),
                  root);
            });
    return check;
  }

  private static boolean addUp(StockItem root) {
    return root.getLevels().stream().mapToLong(StockLevel::getOnHand).sum() == root.getOnHand();
  }

  /** Holds of orders that have ended, and allocations of orders that were not confirmed. */
  Set<String> orphans(OrderLaw orders) {
    var found = new HashSet<String>();
    claims = 0;
    book.items()
        .forEach(
            (sku, item) -> {
              claims += item.claims().size();
              item.claims()
                  .forEach(
                      (orderId, claim) -> {
                        var status = orders.statusOf(orderId);
                        if (!mayHave(claim.claim(), status)) {
                          found.add(
                              "%s: %d units %s for %s, which is %s"
                                  .formatted(
                                      sku,
                                      claim.quantity(),
                                      claim.claim(),
                                      orderId,
                                      status.map(OrderStatus::name).orElse("not there")));
                        }
                      });
            });
    return found;
  }

  private static boolean mayHave(Claim claim, Optional<OrderStatus> status) {
    if (status.isEmpty()) {
      return false;
    }
    return switch (status.get()) {
      case PLACED, AWAITING_PAYMENT -> claim == Claim.HELD;
      case CONFIRMED, ON_HOLD, COMPLETED -> claim == Claim.ALLOCATED;
      case REJECTED, EXPIRED, CANCELLED -> false;
    };
  }

  long claims() {
    return claims;
  }

  List<Check> checks() {
    return List.of(oversold);
  }
}
