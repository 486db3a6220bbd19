package io.ikart.topologies.catalog;

import io.ikart.schemas.catalog.Offer;
import io.ikart.schemas.catalog.Product;
import io.ikart.schemas.catalog.ProductOffer;
import io.ikart.schemas.catalog.ProductUpserted;
import io.ikart.schemas.catalog.Variant;
import io.ikart.schemas.common.Money;
import io.ikart.topologies.kernel.Policies;
import io.ikart.topologies.kernel.Reaction;
import java.util.ArrayList;
import java.util.List;

/** Publishes a product's offers as rows of the offers table. */
public final class ProductPolicies {

  public static final Policies<Product> PRODUCT =
      Policies.of(Product.class).on(ProductUpserted.class, ProductPolicies::publishOffers);

  private ProductPolicies() {}

  private static List<Offer> publishOffers(
      Product product, ProductUpserted event, Reaction reaction) {
    var rows = new ArrayList<Offer>();
    for (var offer : product.getOffers()) {
      rows.add(row(product, offer, event.getMeta().getVersion()));
    }
    for (var offerId : event.getWithdrawnOffers()) {
      rows.add(withdrawn(product, offerId, event.getMeta().getVersion()));
    }
    return rows;
  }

  private static Offer row(Product product, ProductOffer offer, long version) {
    return new Offer(
        offer.getOfferId(),
        product.getProductId(),
        version,
        offer.getSku(),
        title(product, offer.getSku()),
        offer.getPriceList(),
        offer.getUnitPrice(),
        product.getActive() && offer.getActive(),
        category(product),
        weightG(product, offer.getSku()));
  }

  /**
   * A withdrawn offer stays in the table, so that a cart line that names it can be explained. Its
   * currency is the ISO 4217 code for none.
   */
  private static Offer withdrawn(Product product, String offerId, long version) {
    return new Offer(
        offerId,
        product.getProductId(),
        version,
        "",
        product.getTitle(),
        "",
        new Money(0L, "XXX"),
        false,
        category(product),
        0);
  }

  private static String title(Product product, String sku) {
    for (Variant variant : product.getVariants()) {
      if (variant.getSku().equals(sku) && !variant.getTitle().isEmpty()) {
        return product.getTitle() + ", " + variant.getTitle();
      }
    }
    return product.getTitle();
  }

  private static int weightG(Product product, String sku) {
    return product.getVariants().stream()
        .filter(variant -> variant.getSku().equals(sku))
        .mapToInt(Variant::getWeightG)
        .findFirst()
        .orElse(0);
  }

  private static String category(Product product) {
    return product.getTraits() == null ? "" : product.getTraits().getCategory();
  }
}
