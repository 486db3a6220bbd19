package io.ikart.topologies.catalog;

import static io.ikart.schemas.topic.Topics.CATALOG_COMMANDS;
import static io.ikart.schemas.topic.Topics.CATALOG_EVENTS;
import static io.ikart.schemas.topic.Topics.OFFERS_TABLE;

import io.ikart.topologies.kernel.Application;
import io.ikart.topologies.kernel.Hosted;
import java.util.List;

/** The catalogue: products and the offers they are sold at. */
public final class CatalogTopology {

  public static final Application CATALOG =
      new Application(
          "catalog",
          List.of(CATALOG_COMMANDS),
          List.of(new Hosted<>(ProductDecider.PRODUCT, ProductPolicies.PRODUCT)),
          List.of(CATALOG_EVENTS, OFFERS_TABLE),
          List.of());

  private CatalogTopology() {}
}
