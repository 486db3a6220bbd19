package io.ikart.topologies.stock;

import static io.ikart.schemas.topic.NotificationTopics.NOTIFICATION_COMMANDS;
import static io.ikart.schemas.topic.StockTopics.STOCK_COMMANDS;
import static io.ikart.schemas.topic.StockTopics.STOCK_EVENTS;
import static io.ikart.schemas.topic.StockTopics.STOCK_REPLIES;
import static io.ikart.schemas.topic.StockTopics.WATCH_EVENTS;

import io.ikart.topologies.kernel.Application;
import io.ikart.topologies.kernel.Hosted;
import java.util.List;

/** Stock, and those who wait for it: one writer per SKU. */
public final class StockTopology {

  public static final Application STOCK =
      new Application(
          "stock",
          List.of(STOCK_COMMANDS),
          List.of(
              new Hosted<>(WatchDecider.WATCH, StockPolicies.WATCH),
              new Hosted<>(StockDecider.STOCK, StockPolicies.STOCK)),
          List.of(STOCK_EVENTS, WATCH_EVENTS, STOCK_REPLIES, NOTIFICATION_COMMANDS),
          List.of());

  private StockTopology() {}
}
