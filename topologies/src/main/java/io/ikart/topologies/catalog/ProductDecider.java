package io.ikart.topologies.catalog;

import io.ikart.schemas.catalog.Product;
import io.ikart.schemas.catalog.ProductUpserted;
import io.ikart.schemas.catalog.UpsertProduct;
import io.ikart.topologies.kernel.Decider;

/** The product, with its variants and offers. */
public final class ProductDecider {

  public static final Decider<Product> PRODUCT =
      Decider.of("product", Product.class, "")
          .on(UpsertProduct.class, ProductRules::upsert)
          .when(ProductUpserted.class, ProductFold::upserted);

  private ProductDecider() {}
}
