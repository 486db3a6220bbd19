package io.ikart.analytics.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.review.PurchaseRecorded;
import io.ikart.schemas.review.Rating;
import io.ikart.schemas.review.Ratings;
import io.ikart.schemas.review.ReviewRejected;
import io.ikart.schemas.review.ReviewSubmitted;
import io.ikart.schemas.review.ReviewWithdrawn;
import io.ikart.schemas.topic.ReviewTopics;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.junit.jupiter.api.Test;

class ProductRatingTest {

  private static final String TEAPOT = SearchEvents.TEAPOT;
  private static final String REVIEWS = Ids.reviews(TEAPOT);
  private static final Rating NONE = Ratings.none();

  @Test
  void whateverStatesARatingIsHeard() {
    assertThat(said(SearchEvents.approved(3, 5, 4)))
        .containsExactly(ProductNews.of(TEAPOT, new ProductRating(3, 2, 450)));
    assertThat(
            said(new ReviewRejected(SearchEvents.meta(REVIEWS, 4), TEAPOT, "r", "because", NONE)))
        .containsExactly(ProductNews.of(TEAPOT, new ProductRating(4, 0, 0)));
    assertThat(said(new ReviewWithdrawn(SearchEvents.meta(REVIEWS, 5), TEAPOT, "r", "c", NONE)))
        .containsExactly(ProductNews.of(TEAPOT, new ProductRating(5, 0, 0)));
  }

  @Test
  void whatWaitsAndWhoBoughtSaysNothing() {
    assertThat(
            said(
                new ReviewSubmitted(
                    SearchEvents.meta(REVIEWS, 1), TEAPOT, "r", "c", 5, "Tea", "", false)))
        .isEmpty();
    assertThat(said(new PurchaseRecorded(SearchEvents.meta(REVIEWS, 1), TEAPOT, "c", "o")))
        .isEmpty();
  }

  @Test
  void everyEventWithARatingIsOneOfThose() {
    var stating =
        ReviewTopics.REVIEW_EVENTS.types().stream()
            .filter(type -> SpecificData.get().getSchema(type).getField("rating") != null)
            .map(Class::getSimpleName);

    assertThat(stating)
        .containsExactlyInAnyOrder("ReviewApproved", "ReviewRejected", "ReviewWithdrawn");
  }

  @Test
  void whatTravelsIsKnownFieldByField() {
    var strict =
        new SerializerConfigImpl(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));

    assertThat(TypeInformation.of(ProductNews.class).createSerializer(strict)).isNotNull();
    assertThat(TypeInformation.of(ProductRating.class).createSerializer(strict)).isNotNull();
  }

  private static List<ProductNews> said(SpecificRecord event) {
    var news = new ArrayList<ProductNews>();
    ProductRating.of(event, news::add);
    return news;
  }
}
