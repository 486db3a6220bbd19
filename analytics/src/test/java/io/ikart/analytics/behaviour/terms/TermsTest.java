package io.ikart.analytics.behaviour.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.analytics.Harnesses;
import io.ikart.analytics.kernel.AvroType;
import io.ikart.schemas.behaviour.SearchTermFigure;
import io.ikart.schemas.behaviour.ShopperAction;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Terms that disappoint: nothing found, nothing clicked. */
class TermsTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void searchesAndClicksOfATermAddUpHoweverItIsTyped() throws Exception {
    try (var terms =
        Harnesses.of(TermsJob.table(), TermsJob::id, AvroType.records(SearchTermFigure.class))) {
      for (var action :
          new ShopperAction[] {
            action("SEARCH", " Green  TEA ", 0, 0),
            action("SEARCH", "green tea", 7, 0),
            action("SEARCH_CLICK", "green tea", -1, 3),
            action("SEARCH", "cup", 4, 0)
          }) {
        SearchFacts.of(action, fact -> tell(terms, fact));
      }
      terms.setProcessingTime(1_000);

      var tea =
          terms.extractOutputValues().stream()
              .filter(row -> row.getTerm().equals("green tea"))
              .toList();
      assertThat(tea).hasSize(1);
      assertThat(tea.get(0).getSearches()).isEqualTo(2);
      assertThat(tea.get(0).getWithoutResults()).isEqualTo(1);
      assertThat(tea.get(0).getClicks()).isEqualTo(1);
      assertThat(tea.get(0).getPositions()).isEqualTo(3);
    }
  }

  @Test
  void whatIsNoSearchIsNoFact() {
    var facts = new ArrayList<SearchFact>();

    SearchFacts.of(action("PAGE_VIEW", "", -1, 0), facts::add);

    assertThat(facts).isEmpty();
  }

  private static void tell(
      org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness<
              String, SearchFact, SearchTermFigure>
          terms,
      SearchFact fact) {
    try {
      terms.processElement(fact, fact.atMs());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static ShopperAction action(String kind, String query, int results, int position) {
    return ShopperAction.newBuilder()
        .setActionId("a")
        .setVisitorId("")
        .setKind(kind)
        .setOccurredAt(NOON)
        .setReceivedAt(NOON)
        .setConsent(false)
        .setQuery(query)
        .setResults(results)
        .setPosition(position)
        .build();
  }
}
