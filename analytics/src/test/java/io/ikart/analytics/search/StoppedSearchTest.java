package io.ikart.analytics.search;

import io.ikart.analytics.StoppedJob;
import io.ikart.analytics.Story;
import io.ikart.analytics.kernel.AvroType;
import io.ikart.schemas.catalog.ProductUpserted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Documents go on from what an earlier build of the job knew. */
class StoppedSearchTest {

  @RegisterExtension static final MiniClusterExtension CLUSTER = StoppedJob.cluster();

  private static final String IN_THE_END = "prod_TEAPOT is version 8 with 4 to buy, rated by 2";

  @Test
  void documentsGoOn() throws Exception {
    StoppedJob.of("search", StoppedSearchTest::build).goesOnAndShows(IN_THE_END);
  }

  /** It had never heard of ratings: all of them come after the stop. */
  @Test
  void soTheyDoFromWhatAJobKnewBeforeThereWereReviews() throws Exception {
    StoppedJob.ofEarlierBuild("search-before-reviews", StoppedSearchTest::build)
        .goesOnAndShows(IN_THE_END);
  }

  /**
   * The product's second version and the third event of its stock come after the stop, and a rating
   * that is older than the one before it.
   */
  private static void build(Story story) {
    var job = new SearchJob("search");
    var products =
        story.facts(
            "products",
            AvroType.records(ProductUpserted.class),
            product -> product.getMeta().getOccurredAt().toEpochMilli(),
            () -> List.of(SearchEvents.teapot(1, true, "RED")),
            () -> List.of(SearchEvents.teapot(2, true, "RED")));
    var stock =
        story.facts(
            "stock",
            TypeInformation.of(StockFact.class),
            StockFact::at,
            () ->
                List.of(
                    fact(SearchEvents.received("RED", 1, 5)), fact(SearchEvents.held("RED", 2, 2))),
            () -> List.of(fact(SearchEvents.received("RED", 3, 1))));
    var ratings =
        story.facts(
            "ratings",
            TypeInformation.of(ProductNews.class),
            rating -> 0,
            () -> List.of(rating(SearchEvents.approved(3, 4, 5))),
            () -> List.of(rating(SearchEvents.approved(1, 4))));
    story.shows("documents", job.documents(products, stock, ratings), StoppedSearchTest::text);
  }

  private static String text(SearchDocument document) {
    var json = new String(document.json(), StandardCharsets.UTF_8);
    var available = json.replaceAll("(?s).*\"available\"\\s*:\\s*(-?[0-9]+).*", "$1");
    var raters = json.replaceAll("(?s).*\"ratingCount\"\\s*:\\s*([0-9]+).*", "$1");
    return "%s is version %d with %s to buy, rated by %s"
        .formatted(document.id(), document.version(), available, raters);
  }

  private static ProductNews rating(SpecificRecord event) {
    var news = new ArrayList<ProductNews>();
    ProductRating.of(event, news::add);
    return news.get(0);
  }

  private static StockFact fact(SpecificRecord event) {
    var facts = new ArrayList<StockFact>();
    StockFact.of(event, facts::add);
    return facts.get(0);
  }
}
