package io.ikart.analytics.behaviour.funnel;

import io.ikart.analytics.behaviour.funnel.Step.Stage;
import io.ikart.analytics.kernel.Facts;
import io.ikart.schemas.Ids;
import io.ikart.schemas.behaviour.ShopperAction;
import io.ikart.schemas.cart.CartCheckedOut;
import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.schemas.topic.AnalyticsTopics;
import io.ikart.schemas.topic.CheckoutTopics;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Takes steps out of what shoppers report and of what happened to their carts. Reports of shoppers
 * who are not to be recognised are of no session. Pure.
 */
public final class Steps {

  /** The facts as a job reads them. */
  public static final Facts<Step> OF_SHOPPERS =
      new Facts<>(
          "funnel-steps",
          List.of(
              AnalyticsTopics.SHOPPER_ACTIONS,
              CheckoutTopics.CART_EVENTS,
              CheckoutTopics.ORDER_EVENTS),
          Steps::of,
          Step::atMs,
          TypeInformation.of(Step.class));

  private Steps() {}

  /** The step in an event, if there is one. */
  public static void of(SpecificRecord event, Consumer<Step> steps) {
    if (event instanceof ShopperAction action) {
      if (!action.getVisitorId().isEmpty()) {
        var stage = action.getKind().equals("ADD_TO_CART") ? Stage.CART : Stage.VIEW;
        long atMs = action.getOccurredAt().toEpochMilli();
        steps.accept(new Step(action.getVisitorId(), action.getCartId(), stage, atMs));
      }
    } else if (event instanceof CartCheckedOut out) {
      var meta = out.getMeta();
      steps.accept(
          new Step("", meta.getAggregateId(), Stage.CHECKOUT, meta.getOccurredAt().toEpochMilli()));
    } else if (event instanceof OrderConfirmed paid) {
      var meta = paid.getMeta();
      var cartId = Ids.cartOf(meta.getAggregateId());
      steps.accept(new Step("", cartId, Stage.PAID, meta.getOccurredAt().toEpochMilli()));
    }
  }
}
