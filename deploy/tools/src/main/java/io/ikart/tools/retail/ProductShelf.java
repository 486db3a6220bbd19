package io.ikart.tools.retail;

import io.ikart.schemas.catalog.ProductOffer;
import io.ikart.schemas.catalog.ProductUpserted;
import io.ikart.schemas.topic.CatalogTopics;
import io.ikart.tools.log.EventLog;
import io.ikart.tools.log.LogRecord;
import io.ikart.tools.retail.CatalogPlan.PlannedProduct;
import io.ikart.tools.shop.OfferLine;
import io.ikart.tools.shop.ProductLine;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** The products the shop has already, so that a month's import leaves another month's offers. */
final class ProductShelf {

  private final Map<String, ProductUpserted> products = new HashMap<>();

  /** Reads the catalogue as its events tell it. */
  static ProductShelf read(EventLog log, Duration atMost) throws TimeoutException {
    var shelf = new ProductShelf();
    log.read(List.of(CatalogTopics.CATALOG_EVENTS), atMost, shelf::accept);
    return shelf;
  }

  void accept(LogRecord record) {
    if (record.value() instanceof ProductUpserted event) {
      products.put(event.getMeta().getAggregateId(), event);
    }
  }

  /** The planned product with the offers the shop has of it already. */
  ProductLine mergedWith(PlannedProduct planned) {
    var productId = CatalogIds.product(planned.sku());
    var offers = new LinkedHashMap<String, OfferLine>();
    var present = products.get(productId);
    if (present != null) {
      present.getOffers().forEach(offer -> offers.put(offer.getOfferId(), line(offer)));
    }
    for (long pence : planned.pricesPence()) {
      var offerId = CatalogIds.offer(planned.sku(), pence);
      offers.put(offerId, OfferLine.at(offerId, planned.sku(), pence));
    }
    return new ProductLine(productId, planned.sku(), planned.title(), List.copyOf(offers.values()));
  }

  /** Whether the shop has exactly this product. The title may differ: another month's may stand. */
  boolean has(ProductLine wanted) {
    var present = products.get(wanted.productId());
    return present != null
        && present.getActive()
        && present.getVariants().size() == 1
        && present.getVariants().get(0).getSku().equals(wanted.sku())
        && present.getOffers().stream().map(ProductShelf::line).toList().equals(wanted.offers());
  }

  private static OfferLine line(ProductOffer offer) {
    return new OfferLine(
        offer.getOfferId(),
        offer.getSku(),
        offer.getPriceList(),
        offer.getUnitPrice().getAmount(),
        offer.getUnitPrice().getCurrency(),
        offer.getActive());
  }
}
