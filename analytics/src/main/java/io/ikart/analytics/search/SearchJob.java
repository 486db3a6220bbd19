package io.ikart.analytics.search;

import io.ikart.analytics.kernel.AvroType;
import io.ikart.analytics.kernel.Facts;
import io.ikart.schemas.catalog.ProductUpserted;
import io.ikart.schemas.search.SynonymRule;
import io.ikart.schemas.topic.CatalogTopics;
import io.ikart.schemas.topic.OperationsTopics;
import io.ikart.schemas.topic.ReviewTopics;
import io.ikart.schemas.topic.StockTopics;
import java.util.HashSet;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/**
 * From products, the stock of their variants and their ratings to one document for each product.
 * Every operator's uid begins with the prefix, so that a second instance of the job is another job
 * in every respect.
 */
final class SearchJob {

  private final String prefix;

  SearchJob(String prefix) {
    this.prefix = prefix;
  }

  /** What it reads of the catalogue. */
  Facts<ProductUpserted> products() {
    return new Facts<>(
        prefix + "-products",
        List.of(CatalogTopics.CATALOG_EVENTS),
        (event, facts) -> {
          if (event instanceof ProductUpserted product) {
            facts.accept(product);
          }
        },
        product -> product.getMeta().getOccurredAt().toEpochMilli(),
        AvroType.records(ProductUpserted.class));
  }

  /** What it reads of the stock. */
  Facts<StockFact> stock() {
    return new Facts<>(
        prefix + "-stock",
        List.of(StockTopics.STOCK_EVENTS),
        StockFact::of,
        StockFact::at,
        TypeInformation.of(StockFact.class));
  }

  /** What it reads of the reviews. Documents go by versions, not by time. */
  Facts<ProductNews> ratings() {
    return new Facts<>(
        prefix + "-ratings",
        List.of(ReviewTopics.REVIEW_EVENTS),
        ProductRating::of,
        rating -> 0,
        TypeInformation.of(ProductNews.class));
  }

  /** What it reads of the synonyms. */
  Facts<SynonymRule> synonyms() {
    return new Facts<>(
        prefix + "-synonyms",
        List.of(OperationsTopics.SEARCH_SYNONYMS),
        (event, facts) -> {
          if (event instanceof SynonymRule rule) {
            facts.accept(rule);
          }
        },
        rule -> 0,
        AvroType.records(SynonymRule.class));
  }

  /** The documents, the newest of a product always the one with the highest version. */
  DataStream<SearchDocument> documents(
      DataStream<ProductUpserted> products,
      DataStream<StockFact> stock,
      DataStream<ProductNews> ratings) {
    var listings =
        products
            .flatMap(SearchJob::listings)
            .returns(Listing.class)
            .name("SKUs that products list")
            .uid(prefix + "-listings");
    var levels =
        listings
            .keyBy(Listing::sku)
            .connect(stock.keyBy(StockFact::sku))
            .process(new SkuLevels(), TypeInformation.of(ProductNews.class))
            .name("what can be bought of each SKU")
            .uid(prefix + "-levels");
    return products
        .keyBy(product -> product.getMeta().getAggregateId())
        .connect(levels.union(ratings).keyBy(ProductNews::productId))
        .process(new ProductDocuments(), TypeInformation.of(SearchDocument.class))
        .name("one document for each product")
        .uid(prefix + "-documents");
  }

  private static void listings(ProductUpserted product, Collector<Listing> listings) {
    var skus = new HashSet<String>();
    for (var variant : product.getVariants()) {
      if (skus.add(variant.getSku())) {
        listings.collect(new Listing(variant.getSku(), product.getMeta().getAggregateId()));
      }
    }
  }
}
