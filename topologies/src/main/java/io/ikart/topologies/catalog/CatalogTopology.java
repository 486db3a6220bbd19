package io.ikart.topologies.catalog;

import static io.ikart.schemas.topic.CatalogTopics.CATALOG_COMMANDS;
import static io.ikart.schemas.topic.CatalogTopics.CATALOG_EVENTS;
import static io.ikart.schemas.topic.CatalogTopics.OFFERS_TABLE;
import static io.ikart.schemas.topic.CatalogTopics.SHIPPING_EVENTS;
import static io.ikart.schemas.topic.CatalogTopics.SHIPPING_RATES;

import io.ikart.topologies.kernel.Application;
import io.ikart.topologies.kernel.Hosted;
import java.util.List;

/** The catalogue: products, the offers they are sold at, and what sending them costs. */
public final class CatalogTopology {

  public static final Application CATALOG =
      new Application(
          "catalog",
          List.of(CATALOG_COMMANDS),
          List.of(
              new Hosted<>(RatesDecider.RATES, RatesPolicies.RATES),
              new Hosted<>(ProductDecider.PRODUCT, ProductPolicies.PRODUCT)),
          List.of(CATALOG_EVENTS, OFFERS_TABLE, SHIPPING_EVENTS, SHIPPING_RATES),
          List.of());

  private CatalogTopology() {}
}
