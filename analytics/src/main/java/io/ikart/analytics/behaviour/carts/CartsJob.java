package io.ikart.analytics.behaviour.carts;

import io.ikart.analytics.kernel.AvroType;
import io.ikart.schemas.behaviour.AbandonedCart;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Carts in, abandoned carts out. */
public final class CartsJob {

  private CartsJob() {}

  /** A row of every cart that was left, upserted. */
  public static DataStream<AbandonedCart> abandoned(DataStream<CartFact> carts) {
    return carts
        .keyBy(CartFact::cartId)
        .process(new LeftCarts(), AvroType.records(AbandonedCart.class))
        .name("carts that were left")
        .uid("left-carts");
  }
}
