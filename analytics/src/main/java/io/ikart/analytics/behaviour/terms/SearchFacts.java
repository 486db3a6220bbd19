package io.ikart.analytics.behaviour.terms;

import io.ikart.analytics.kernel.Facts;
import io.ikart.schemas.behaviour.ShopperAction;
import io.ikart.schemas.topic.AnalyticsTopics;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Takes searches out of what shoppers do. Pure. */
public final class SearchFacts {

  /** The facts as a job reads them. */
  public static final Facts<SearchFact> OF_ACTIONS =
      new Facts<>(
          "search-facts",
          List.of(AnalyticsTopics.SHOPPER_ACTIONS),
          SearchFacts::of,
          SearchFact::atMs,
          TypeInformation.of(SearchFact.class));

  private SearchFacts() {}

  /** The fact in an action, if there is one. */
  public static void of(SpecificRecord event, Consumer<SearchFact> facts) {
    if (event instanceof ShopperAction action && action.getKind().startsWith("SEARCH")) {
      boolean click = action.getKind().equals("SEARCH_CLICK");
      facts.accept(
          new SearchFact(
              normal(action.getQuery()),
              action.getOccurredAt().toEpochMilli(),
              click ? -1 : action.getResults(),
              click ? Math.max(1, action.getPosition()) : 0));
    }
  }

  static String normal(String query) {
    return query.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
