package io.ikart.topologies.review;

import static io.ikart.schemas.topic.CheckoutTopics.ORDER_EVENTS;
import static io.ikart.schemas.topic.ReviewTopics.REVIEW_COMMANDS;
import static io.ikart.schemas.topic.ReviewTopics.REVIEW_EVENTS;

import io.ikart.schemas.review.ProductReviews;
import io.ikart.topologies.kernel.Application;
import io.ikart.topologies.kernel.ApplicationTopology;
import io.ikart.topologies.kernel.Hosted;
import io.ikart.topologies.kernel.Policies;
import io.ikart.topologies.kernel.Resources;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/**
 * Reviews of products. One part hears of delivered orders on their own keys and tells each product,
 * on its key, who has got it; the other decides.
 */
public final class ReviewTopology {

  /** The reviews of each product. */
  public static final Application REVIEW =
      new Application(
          "review",
          List.of(REVIEW_COMMANDS),
          List.of(new Hosted<>(ReviewDecider.REVIEWS, Policies.of(ProductReviews.class))),
          List.of(REVIEW_EVENTS),
          List.of());

  private ReviewTopology() {}

  /** Both parts. */
  public static Topology build(Resources resources) {
    return ApplicationTopology.of(REVIEW, resources)
        .addSource(
            "hear-orders",
            new StringDeserializer(),
            new ByteArrayDeserializer(),
            ORDER_EVENTS.name())
        .addProcessor(
            "tell-products",
            () -> new PurchasesProcessor(resources.wire(), REVIEW.name()),
            "hear-orders")
        .addSink(
            "send-review-commands",
            REVIEW_COMMANDS.name(),
            new StringSerializer(),
            new ByteArraySerializer(),
            "tell-products");
  }
}
