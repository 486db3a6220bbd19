package io.ikart.analytics.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.catalog.ProductUpserted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** The two operators with state, their timers, and what a checkpoint keeps of them. */
class SearchJobTest {

  @Test
  void everyProductThatEverListedASkuIsToldOfItsStock() throws Exception {
    try (var levels = levels(null)) {
      levels.processElement1(new Listing("RED", "prod_A"), 0);
      levels.processElement1(new Listing("RED", "prod_B"), 0);
      levels.processElement1(new Listing("RED", "prod_A"), 0);
      levels.processElement2(fact(SearchEvents.received("RED", 1, 5)), 0);

      assertThat(levels.extractOutputValues())
          .containsExactlyInAnyOrder(
              ProductNews.of("prod_A", SkuLevel.none("RED")),
              ProductNews.of("prod_B", SkuLevel.none("RED")),
              ProductNews.of("prod_A", new SkuLevel("RED", 1, 5, 0, false)),
              ProductNews.of("prod_B", new SkuLevel("RED", 1, 5, 0, false)));
    }
  }

  @Test
  void stockThatCameBeforeTheProductIsNotLost() throws Exception {
    try (var levels = levels(null)) {
      levels.processElement2(fact(SearchEvents.received("RED", 1, 5)), 0);
      levels.processElement1(new Listing("RED", "prod_A"), 0);

      assertThat(levels.extractOutputValues())
          .containsExactly(ProductNews.of("prod_A", new SkuLevel("RED", 1, 5, 0, false)));
    }
  }

  @Test
  void changesCloseAfterEachOtherMakeOneDocumentAndLeaveNoTimer() throws Exception {
    try (var documents = documents(null)) {
      documents.processElement1(SearchEvents.teapot(1, true, "RED"), 0);
      documents.processElement2(level(3, 7), 0);
      documents.processElement2(level(4, 6), 0);
      documents.setProcessingTime(ProductDocuments.GATHER_MS);

      assertThat(documents.extractOutputValues())
          .singleElement()
          .extracting(SearchDocument::version)
          .isEqualTo(5L);
      assertThat(documents.numProcessingTimeTimers()).isZero();
    }
  }

  @Test
  void aLevelAloneMakesNoDocument() throws Exception {
    try (var documents = documents(null)) {
      documents.processElement2(level(3, 7), 0);
      documents.setProcessingTime(ProductDocuments.GATHER_MS);

      assertThat(documents.extractOutputValues()).isEmpty();
    }
  }

  @Test
  void aRestoredJobKnowsWhatItKnewAndWritesWhatWasWaiting() throws Exception {
    OperatorSubtaskState checkpoint;
    try (var before = documents(null)) {
      before.processElement1(SearchEvents.teapot(1, true, "RED"), 0);
      before.processElement2(level(3, 7), 0);
      checkpoint = before.snapshot(1, 1);
    }

    try (var after = documents(checkpoint)) {
      after.setProcessingTime(ProductDocuments.GATHER_MS);
      after.processElement1(SearchEvents.teapot(2, false, "RED"), 0);
      after.setProcessingTime(2 * ProductDocuments.GATHER_MS);

      assertThat(versions(after.extractOutputValues())).containsExactly(4L, 5L);
    }
  }

  @Test
  void anOlderProductDoesNotComeBack() throws Exception {
    try (var documents = documents(null)) {
      documents.processElement1(SearchEvents.teapot(2, true, "RED"), 0);
      documents.processElement1(SearchEvents.teapot(1, false, "RED"), 0);
      documents.setProcessingTime(ProductDocuments.GATHER_MS);

      assertThat(versions(documents.extractOutputValues())).containsExactly(2L);
    }
  }

  @Test
  void theNewestRatingIsInTheDocumentAndInItsVersion() throws Exception {
    try (var documents = documents(null)) {
      documents.processElement1(SearchEvents.teapot(1, true, "RED"), 0);
      documents.processElement2(rating(SearchEvents.approved(5, 4, 5, 5)), 0);
      documents.processElement2(rating(SearchEvents.approved(2, 1)), 0);
      documents.setProcessingTime(ProductDocuments.GATHER_MS);

      assertThat(documents.extractOutputValues())
          .singleElement()
          .satisfies(
              document -> {
                assertThat(document.version()).isEqualTo(1 + 5);
                assertThat(new String(document.json(), StandardCharsets.UTF_8))
                    .contains("\"rating\":4.66", "\"ratingCount\":3");
              });
    }
  }

  @Test
  void anOlderRatingWritesNothing() throws Exception {
    try (var documents = documents(null)) {
      documents.processElement1(SearchEvents.teapot(1, true, "RED"), 0);
      documents.processElement2(rating(SearchEvents.approved(5, 4)), 0);
      documents.setProcessingTime(ProductDocuments.GATHER_MS);
      documents.processElement2(rating(SearchEvents.approved(5, 4)), 0);

      assertThat(documents.numProcessingTimeTimers()).isZero();
      assertThat(documents.extractOutputValues()).hasSize(1);
    }
  }

  private static ProductNews rating(SpecificRecord event) {
    var news = new ArrayList<ProductNews>();
    ProductRating.of(event, news::add);
    return news.get(0);
  }

  private static ProductNews level(long version, long available) {
    return ProductNews.of(SearchEvents.TEAPOT, new SkuLevel("RED", version, available, 0, false));
  }

  private static List<Long> versions(List<SearchDocument> documents) {
    return documents.stream().map(SearchDocument::version).toList();
  }

  private static StockFact fact(SpecificRecord event) {
    var facts = new ArrayList<StockFact>();
    StockFact.of(event, facts::add);
    return facts.get(0);
  }

  private static KeyedTwoInputStreamOperatorTestHarness<String, Listing, StockFact, ProductNews>
      levels(OperatorSubtaskState from) throws Exception {
    var harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new SkuLevels()),
            Listing::sku,
            StockFact::sku,
            Types.STRING);
    return opened(harness, from);
  }

  private static KeyedTwoInputStreamOperatorTestHarness<
          String, ProductUpserted, ProductNews, SearchDocument>
      documents(OperatorSubtaskState from) throws Exception {
    var harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new ProductDocuments()),
            (ProductUpserted product) -> product.getMeta().getAggregateId(),
            ProductNews::productId,
            Types.STRING);
    return opened(harness, from);
  }

  private static <A, B, C> KeyedTwoInputStreamOperatorTestHarness<String, A, B, C> opened(
      KeyedTwoInputStreamOperatorTestHarness<String, A, B, C> harness, OperatorSubtaskState from)
      throws Exception {
    harness.setup();
    if (from != null) {
      harness.initializeState(from);
    }
    harness.open();
    return harness;
  }
}
