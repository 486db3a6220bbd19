package io.ikart.schemas.topic;

import static io.ikart.schemas.topic.Topic.Group.CATALOG;
import static io.ikart.schemas.topic.Topic.Group.OFFERS;
import static io.ikart.schemas.topic.Topic.Keep.A_WEEK;
import static io.ikart.schemas.topic.Topic.Keep.FOR_EVER;
import static io.ikart.schemas.topic.Topic.Keep.LATEST;

import io.ikart.schemas.catalog.Offer;
import io.ikart.schemas.catalog.ProductUpserted;
import io.ikart.schemas.catalog.UpsertProduct;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.ReleaseBlockedKey;
import io.ikart.schemas.shipping.SetShippingRates;
import io.ikart.schemas.shipping.ShippingRates;
import io.ikart.schemas.shipping.ShippingRatesSet;
import java.util.List;

/** Products, offers and what sending costs. */
public final class CatalogTopics {

  public static final Topic CATALOG_COMMANDS =
      new Topic(
          "catalog.commands",
          CATALOG,
          A_WEEK,
          "edge, catalog",
          List.of(
              UpsertProduct.class,
              SetShippingRates.class,
              DeadlinePassed.class,
              ReleaseBlockedKey.class),
          Keys::ofCommand);

  public static final Topic CATALOG_EVENTS =
      new Topic(
          "catalog.events",
          CATALOG,
          FOR_EVER,
          "catalog",
          List.of(ProductUpserted.class),
          Keys::ofEvent);

  /** Table of offers by offer id, read whole by every checkout instance. */
  public static final Topic OFFERS_TABLE =
      new Topic(
          "catalog.offers",
          OFFERS,
          LATEST,
          "catalog",
          List.of(Offer.class),
          offer -> ((Offer) offer).getOfferId());

  public static final Topic SHIPPING_EVENTS =
      new Topic(
          "shipping.events",
          CATALOG,
          FOR_EVER,
          "catalog",
          List.of(ShippingRatesSet.class),
          Keys::ofEvent);

  /** Table of what sending costs by currency, read whole by every checkout instance. */
  public static final Topic SHIPPING_RATES =
      new Topic(
          "shipping.rates",
          OFFERS,
          LATEST,
          "catalog",
          List.of(ShippingRates.class),
          rates -> ((ShippingRates) rates).getCurrency());

  private CatalogTopics() {}
}
