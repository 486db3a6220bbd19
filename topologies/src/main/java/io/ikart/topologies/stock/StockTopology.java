package io.ikart.topologies.stock;

import static io.ikart.schemas.topic.Topics.STOCK_COMMANDS;
import static io.ikart.schemas.topic.Topics.STOCK_EVENTS;
import static io.ikart.schemas.topic.Topics.STOCK_REPLIES;

import io.ikart.topologies.kernel.Application;
import io.ikart.topologies.kernel.Hosted;
import java.util.List;

/** Stock: one writer per SKU. */
public final class StockTopology {

  public static final Application STOCK =
      new Application(
          "stock",
          List.of(STOCK_COMMANDS),
          List.of(new Hosted<>(StockDecider.STOCK, StockPolicies.STOCK)),
          List.of(STOCK_EVENTS, STOCK_REPLIES),
          List.of());

  private StockTopology() {}
}
