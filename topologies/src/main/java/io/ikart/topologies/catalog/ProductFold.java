package io.ikart.topologies.catalog;

import io.ikart.schemas.catalog.Product;
import io.ikart.schemas.catalog.ProductUpserted;
import io.ikart.topologies.kernel.EditableParts;

/** What the facts make of a product. */
final class ProductFold {

  private ProductFold() {}

  static Product upserted(Product product, ProductUpserted event, EditableParts parts) {
    return new Product(
        event.getMeta().getAggregateId(),
        event.getTitle(),
        event.getDescription(),
        event.getActive(),
        event.getVariants(),
        event.getOffers(),
        event.getTraits());
  }
}
