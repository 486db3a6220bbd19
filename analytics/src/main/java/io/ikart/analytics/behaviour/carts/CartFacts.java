package io.ikart.analytics.behaviour.carts;

import io.ikart.analytics.behaviour.carts.CartFact.Kind;
import io.ikart.analytics.kernel.Facts;
import io.ikart.schemas.cart.CartCheckedOut;
import io.ikart.schemas.cart.CartCreated;
import io.ikart.schemas.cart.CartExpired;
import io.ikart.schemas.cart.CartLineRemoved;
import io.ikart.schemas.cart.CartLineSet;
import io.ikart.schemas.cart.CartMerged;
import io.ikart.schemas.cart.CartOrdered;
import io.ikart.schemas.cart.CartReopened;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.topic.CheckoutTopics;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Takes out of the events of carts what tells whether they were left. Pure. */
public final class CartFacts {

  /** The facts as a job reads them. */
  public static final Facts<CartFact> OF_CARTS =
      new Facts<>(
          "cart-facts",
          List.of(CheckoutTopics.CART_EVENTS),
          CartFacts::of,
          CartFact::atMs,
          TypeInformation.of(CartFact.class));

  private CartFacts() {}

  /** The fact in an event, if there is one. */
  public static void of(SpecificRecord event, Consumer<CartFact> facts) {
    if (event instanceof CartCreated created) {
      facts.accept(
          fact(
              Kind.OPENED,
              created.getMeta(),
              created.getCustomerId(),
              "",
              0,
              created.getCurrency()));
    } else if (event instanceof CartLineSet set) {
      long value = Math.multiplyExact(set.getQuantity(), set.getUnitPrice().getAmount());
      facts.accept(
          fact(
              Kind.LINE_SET,
              set.getMeta(),
              "",
              set.getOfferId(),
              value,
              set.getUnitPrice().getCurrency()));
    } else if (event instanceof CartLineRemoved removed) {
      facts.accept(fact(Kind.LINE_REMOVED, removed.getMeta(), "", removed.getOfferId(), 0, ""));
    } else if (event instanceof CartCheckedOut out) {
      facts.accept(plain(Kind.CHECKED_OUT, out.getMeta()));
    } else if (event instanceof CartMerged merged) {
      facts.accept(plain(Kind.CHECKED_OUT, merged.getMeta())); // not left: it may be reopened too
    } else if (event instanceof CartReopened reopened) {
      facts.accept(plain(Kind.REOPENED, reopened.getMeta()));
    } else if (event instanceof CartOrdered ordered) {
      facts.accept(plain(Kind.ENDED, ordered.getMeta()));
    } else if (event instanceof CartExpired expired) {
      facts.accept(plain(Kind.ENDED, expired.getMeta()));
    }
  }

  private static CartFact plain(Kind kind, EventMeta meta) {
    return fact(kind, meta, "", "", 0, "");
  }

  private static CartFact fact(
      Kind kind, EventMeta meta, String customerId, String offerId, long value, String currency) {
    return new CartFact(
        meta.getAggregateId(),
        kind,
        meta.getVersion(),
        meta.getOccurredAt().toEpochMilli(),
        customerId,
        offerId,
        value,
        currency);
  }
}
