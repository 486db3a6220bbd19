package io.ikart.topologies.stock;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.nothingNewBut;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.order.HoldConfirmed;
import io.ikart.schemas.stock.AllocateStock;
import io.ikart.schemas.stock.Hold;
import io.ikart.schemas.stock.HoldRefusal;
import io.ikart.schemas.stock.HoldStatus;
import io.ikart.schemas.stock.HoldStock;
import io.ikart.schemas.stock.KeepHold;
import io.ikart.schemas.stock.ReleaseStock;
import io.ikart.schemas.stock.StockAllocated;
import io.ikart.schemas.stock.StockHeld;
import io.ikart.schemas.stock.StockHoldKept;
import io.ikart.schemas.stock.StockHoldRefused;
import io.ikart.schemas.stock.StockHoldsReviewed;
import io.ikart.schemas.stock.StockItem;
import io.ikart.schemas.stock.StockReleased;
import io.ikart.schemas.stock.WarehouseShare;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/** What may happen to the holds of a stock item. Only its order ends a hold. */
final class HoldRules {

  /** What is left of an ended hold is remembered so long, to refuse a hold that comes after. */
  static final Duration REMEMBER_ENDED = Duration.ofHours(24);

  /** Between two looks at an item's holds. */
  static final Duration REVIEW_EVERY = Duration.ofMinutes(15);

  /** Holds looked at in one go; the rest follows at once, in the next transaction. */
  static final int REVIEW_AT_ONCE = 200;

  private HoldRules() {}

  static Decision hold(StockItem item, HoldStock command, Context context) {
    var known = context.part(command.getOrderId(), Hold.class);
    if (known.isPresent()) {
      return again(item, known.get(), command, context);
    }
    if (isOlderThanMemory(item, context.now())) {
      return refused(item, command, HoldRefusal.TOO_OLD, context);
    }
    boolean mayGoBelowZero = item != null && item.getBackorder();
    if (command.getQuantity() > available(item) && !mayGoBelowZero) {
      return refused(item, command, HoldRefusal.OUT_OF_STOCK, context);
    }
    return accept(
        new StockHeld(
            context.meta(),
            command.getOrderId(),
            command.getPosition(),
            command.getQuantity(),
            command.getReviewAt(),
            earlier(item, command.getReviewAt())));
  }

  private static Decision again(StockItem item, Hold known, HoldStock command, Context context) {
    if (known.getStatus() == HoldStatus.RELEASED) {
      return refused(item, command, HoldRefusal.ALREADY_ENDED, context);
    }
    if (known.getQuantity() != command.getQuantity()) {
      return refused(item, command, HoldRefusal.OTHER_QUANTITY, context);
    }
    return nothingNewBut(
        new HoldConfirmed(
            context.to(command.getOrderId()),
            context.command().getAggregateId(),
            known.getPosition()));
  }

  private static Decision refused(
      StockItem item, HoldStock command, HoldRefusal reason, Context context) {
    return accept(
        StockHoldRefused.newBuilder()
            .setMeta(context.meta())
            .setOrderId(command.getOrderId())
            .setPosition(command.getPosition())
            .setQuantity(command.getQuantity())
            .setAvailable(Math.max(0, available(item)))
            .setReason(reason)
            .build());
  }

  static Decision release(StockItem item, ReleaseStock command, Context context) {
    var known = context.part(command.getOrderId(), Hold.class);
    boolean over = known.filter(HoldRules::hasEnded).isPresent();
    if (over) {
      return nothingNew();
    }
    var forgetAt = context.now().plus(REMEMBER_ENDED);
    return accept(
        StockReleased.newBuilder()
            .setMeta(context.meta())
            .setOrderId(command.getOrderId())
            .setQuantity(known.map(ShippingRules::open).orElse(0L))
            .setForgetAt(forgetAt)
            .setNextReviewAt(earlier(item, forgetAt))
            .build());
  }

  /**
   * A live hold becomes an allocation.
   *
   * @throws IllegalStateException when there is none: the order was confirmed on a promise that was
   *     never given, and somebody must look
   */
  static Decision allocate(StockItem item, AllocateStock command, Context context) {
    var hold =
        context
            .part(command.getOrderId(), Hold.class)
            .filter(known -> known.getStatus() != HoldStatus.RELEASED)
            .orElseThrow(
                () -> new IllegalStateException("no live hold of " + command.getOrderId()));
    if (hold.getStatus() != HoldStatus.HELD) {
      return nothingNew();
    }
    var shares = new ArrayList<WarehouseShare>();
    long open = hold.getQuantity();
    for (var level : item.getLevels()) {
      long share = Math.min(open, level.getOnHand() - level.getAllocated());
      if (share > 0) {
        shares.add(new WarehouseShare(level.getWarehouse(), share));
        open -= share;
      }
    }
    return accept(new StockAllocated(context.meta(), command.getOrderId(), shares, open));
  }

  static Decision keep(StockItem item, KeepHold command, Context context) {
    boolean held =
        context
            .part(command.getOrderId(), Hold.class)
            .filter(known -> known.getStatus() == HoldStatus.HELD)
            .isPresent();
    return held
        ? accept(new StockHoldKept(context.meta(), command.getOrderId(), command.getReviewAt()))
        : nothingNew();
  }

  /** Asks the orders of overdue holds, and forgets what ended long ago. */
  static Decision review(StockItem item, DeadlinePassed passed, Context context) {
    var now = context.now();
    if (item == null
        || item.getReviewAt().equals(Instant.EPOCH)
        || item.getReviewAt().isAfter(now)) {
      return nothingNew();
    }
    var asked = new ArrayList<String>();
    var forgotten = new ArrayList<String>();
    var seen = context.parts(item.getReviewCursor(), REVIEW_AT_ONCE);
    for (var part : seen) {
      var hold = (Hold) part.value();
      boolean due = !hold.getReviewAt().isAfter(now);
      if (due && hold.getStatus() == HoldStatus.HELD) {
        asked.add(hold.getOrderId());
      } else if (due && hasEnded(hold)) {
        forgotten.add(hold.getOrderId());
      }
    }
    boolean more = seen.size() == REVIEW_AT_ONCE;
    boolean nothingLeft = item.getToReview() == forgotten.size();
    return accept(
        StockHoldsReviewed.newBuilder()
            .setMeta(context.meta())
            .setAsked(asked)
            .setForgotten(forgotten)
            .setCursor(more ? seen.get(seen.size() - 1).id() : "")
            .setNextReviewAt(nextReview(now, more, nothingLeft))
            .build());
  }

  private static boolean hasEnded(Hold hold) {
    return hold.getStatus() == HoldStatus.RELEASED || hold.getStatus() == HoldStatus.SHIPPED;
  }

  private static Instant nextReview(Instant now, boolean more, boolean nothingLeft) {
    if (nothingLeft) {
      return Instant.EPOCH;
    }
    return more ? now : now.plus(REVIEW_EVERY);
  }

  private static long available(StockItem item) {
    return item == null ? 0 : StockRules.available(item);
  }

  /** Whether the command is older than what the item remembers of ended holds. */
  static boolean isOlderThanMemory(StockItem item, Instant issuedAt) {
    return item != null && !issuedAt.plus(REMEMBER_ENDED).isAfter(item.getLastReviewAt());
  }

  static Instant earlier(StockItem item, Instant review) {
    boolean none = item == null || item.getReviewAt().equals(Instant.EPOCH);
    return none || review.isBefore(item.getReviewAt()) ? review : item.getReviewAt();
  }
}
