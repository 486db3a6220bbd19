package io.ikart.topologies.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.catalog.Product;
import io.ikart.schemas.catalog.ProductOffer;
import io.ikart.schemas.catalog.ProductUpserted;
import io.ikart.schemas.catalog.UpsertProduct;
import io.ikart.schemas.catalog.Variant;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.Money;
import io.ikart.topologies.kernel.PureAggregate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of a product under any sequence of upserts, good and bad. */
class CatalogPropertiesTest {

  /** What somebody says the product is. */
  record Version(boolean active, List<String> skus, List<ProductOffer> offers) {
    UpsertProduct upsert(CommandMeta meta) {
      var variants = skus.stream().map(sku -> new Variant(sku, "", 0)).toList();
      return new UpsertProduct(meta, "Tea", "", active, variants, offers, null);
    }
  }

  @Provide
  Arbitrary<List<Version>> histories() {
    var sku = Arbitraries.of("TEA-S", "TEA-L", "TEA-XL");
    var offer =
        Combinators.combine(
                Arbitraries.of("o1", "o2", "o3", "o4"),
                sku,
                Arbitraries.longs().between(-1, 500),
                Arbitraries.of(true, false))
            .as(
                (id, of, pence, active) ->
                    new ProductOffer(id, of, "default", new Money(pence, "GBP"), active));
    return Combinators.combine(
            Arbitraries.of(true, false), sku.list().ofMaxSize(3), offer.list().ofMaxSize(4))
        .as(Version::new)
        .list()
        .ofMaxSize(20);
  }

  private static Set<String> ids(List<ProductOffer> offers) {
    return offers.stream().map(ProductOffer::getOfferId).collect(Collectors.toSet());
  }

  @Property(tries = 400)
  void everyOfferIsOneOfAVariantAndEveryOfferThatGoesIsNamed(
      @ForAll("histories") List<Version> history) {
    var product = new PureAggregate<>(ProductDecider.PRODUCT, "prod_tea");
    for (var version : history) {
      var before = product.root();
      var decision = product.handle(version::upsert);
      if (decision.isRefused()) {
        assertThat(product.root()).isSameAs(before);
        assertThat(decision.details()).isNotEmpty();
        continue;
      }
      isSound(product.root());
      for (var event : decision.events()) {
        var gone = new HashSet<>(before == null ? Set.of() : ids(before.getOffers()));
        gone.removeAll(ids(product.root().getOffers()));
        assertThat(((ProductUpserted) event).getWithdrawnOffers())
            .containsExactlyInAnyOrderElementsOf(gone);
      }
    }
  }

  private static void isSound(Product product) {
    var skus = product.getVariants().stream().map(Variant::getSku).toList();
    assertThat(skus).isNotEmpty().doesNotHaveDuplicates();
    assertThat(product.getOffers()).extracting(ProductOffer::getOfferId).doesNotHaveDuplicates();
    assertThat(product.getOffers())
        .allSatisfy(
            offer -> {
              assertThat(skus).contains(offer.getSku());
              assertThat(offer.getUnitPrice().getAmount()).isNotNegative();
            });
  }

  @Property(tries = 200)
  void sayingTheSameTwiceChangesNothing(@ForAll("histories") List<Version> history) {
    var product = new PureAggregate<>(ProductDecider.PRODUCT, "prod_tea");
    for (var version : history) {
      var first = product.handle(version::upsert);
      var again = product.handle(version::upsert);
      assertThat(again.isRefused()).isEqualTo(first.isRefused());
      assertThat(again.events()).isEmpty();
    }
  }
}
