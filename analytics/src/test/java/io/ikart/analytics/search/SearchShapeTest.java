package io.ikart.analytics.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.analytics.JobShape;
import io.ikart.analytics.kernel.AvroType;
import io.ikart.schemas.catalog.ProductUpserted;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** State belongs to operators by their uid; a reindex runs a second job that shares none. */
class SearchShapeTest {

  @Test
  void searchKeepsItsState() {
    assertThat(uids("search"))
        .containsExactlyInAnyOrder("search-listings", "search-levels", "search-documents");
  }

  @Test
  void aSecondInstanceIsAnotherJob() {
    assertThat(uids("search-2")).doesNotContainAnyElementsOf(uids("search"));
  }

  private static Set<String> uids(String prefix) {
    var shape = new JobShape();
    shape.end(
        new SearchJob(prefix)
            .documents(
                shape.of(AvroType.records(ProductUpserted.class)),
                shape.of(StockFact.class),
                shape.of(ProductNews.class)));
    return shape.uids();
  }
}
