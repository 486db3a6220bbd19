package io.ikart.topologies.catalog;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.catalog.Product;
import io.ikart.schemas.catalog.ProductOffer;
import io.ikart.schemas.catalog.ProductUpserted;
import io.ikart.schemas.catalog.UpsertProduct;
import io.ikart.schemas.catalog.Variant;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What may happen to a product. */
final class ProductRules {

  static final int MAX_VARIANTS = 100;
  static final int MAX_OFFERS = 1_000;
  static final int MAX_ATTRIBUTES = 50;
  private static final long MAX_MINOR_UNITS = 1_000_000_000L;

  private ProductRules() {}

  static Decision upsert(Product product, UpsertProduct command, Context context) {
    var wrong = problems(command);
    if (!wrong.isEmpty()) {
      return refuse(Problem.VALIDATION_FAILED, wrong);
    }
    if (product != null && isSame(product, command)) {
      return nothingNew();
    }
    return accept(
        ProductUpserted.newBuilder()
            .setMeta(context.meta())
            .setTitle(command.getTitle())
            .setDescription(command.getDescription())
            .setActive(command.getActive())
            .setVariants(command.getVariants())
            .setOffers(command.getOffers())
            .setWithdrawnOffers(withdrawn(product, command))
            .setTraits(command.getTraits())
            .build());
  }

  private static Map<String, String> problems(UpsertProduct command) {
    if (command.getVariants().isEmpty() || command.getVariants().size() > MAX_VARIANTS) {
      return Map.of("variants", "must be 1 to " + MAX_VARIANTS);
    }
    if (command.getOffers().size() > MAX_OFFERS) {
      return Map.of("offers", "must be at most " + MAX_OFFERS);
    }
    if (command.getTraits() != null
        && command.getTraits().getAttributes().size() > MAX_ATTRIBUTES) {
      return Map.of("attributes", "must be at most " + MAX_ATTRIBUTES);
    }
    var skus = command.getVariants().stream().map(Variant::getSku).collect(Collectors.toSet());
    if (skus.size() < command.getVariants().size()) {
      return Map.of("variants", "each SKU may stand once");
    }
    return offerProblems(command.getOffers(), skus);
  }

  private static Map<String, String> offerProblems(List<ProductOffer> offers, Set<String> skus) {
    var ids = new HashSet<String>();
    for (int i = 0; i < offers.size(); i++) {
      var offer = offers.get(i);
      var field = "offers[" + i + "]";
      if (!ids.add(offer.getOfferId())) {
        return Map.of(field + ".offerId", "stands twice");
      }
      if (!skus.contains(offer.getSku())) {
        return Map.of(field + ".sku", "is no variant of this product");
      }
      long amount = offer.getUnitPrice().getAmount();
      if (amount < 0 || amount > MAX_MINOR_UNITS) {
        return Map.of(field + ".unitPrice.amount", "must be 0 to " + MAX_MINOR_UNITS);
      }
    }
    return Map.of();
  }

  private static boolean isSame(Product product, UpsertProduct command) {
    return product.getTitle().equals(command.getTitle())
        && product.getDescription().equals(command.getDescription())
        && product.getActive() == command.getActive()
        && product.getVariants().equals(command.getVariants())
        && product.getOffers().equals(command.getOffers())
        && Objects.equals(product.getTraits(), command.getTraits());
  }

  private static List<String> withdrawn(Product product, UpsertProduct command) {
    if (product == null) {
      return List.of();
    }
    var kept =
        command.getOffers().stream().map(ProductOffer::getOfferId).collect(Collectors.toSet());
    return product.getOffers().stream()
        .map(ProductOffer::getOfferId)
        .filter(id -> !kept.contains(id))
        .toList();
  }
}
