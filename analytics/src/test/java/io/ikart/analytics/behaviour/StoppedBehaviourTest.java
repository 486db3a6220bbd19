package io.ikart.analytics.behaviour;

import io.ikart.analytics.StoppedJob;
import io.ikart.analytics.Story;
import io.ikart.analytics.behaviour.carts.CartFact;
import io.ikart.analytics.behaviour.carts.CartsJob;
import io.ikart.analytics.behaviour.funnel.FunnelJob;
import io.ikart.analytics.behaviour.funnel.Step;
import io.ikart.analytics.behaviour.funnel.Step.Stage;
import io.ikart.analytics.behaviour.terms.SearchFact;
import io.ikart.analytics.behaviour.terms.TermsJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Funnels, terms and carts go on from what an earlier build of the job knew. */
class StoppedBehaviourTest {

  @RegisterExtension static final MiniClusterExtension CLUSTER = StoppedJob.cluster();

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private static final String CART = "cart_01ARZ3NDEKTSV4RRFFQ69G5FAV";
  private static final String OTHER_CART = "cart_01BX5ZZKBKACTAV9WEVGEMMVRZ";

  /**
   * The first step waits for a visitor. It is read in the second half, but belongs to an hour that
   * nobody looks at: by the machine's clock a cart's visitor is forgotten after a day.
   */
  private static final List<Step> STEPS_BEFORE =
      List.of(
          new Step("", OTHER_CART, Stage.CHECKOUT, at(-120)),
          new Step("ann", "", Stage.VIEW, at(0)),
          new Step("ann", CART, Stage.CART, at(1)));

  private static final List<Step> STEPS_AFTER =
      List.of(
          new Step("ann", "", Stage.CHECKOUT, at(3)),
          new Step("eve", OTHER_CART, Stage.CART, at(90)),
          new Step("", CART, Stage.PAID, at(91)));

  private static final List<SearchFact> SEARCHES_BEFORE =
      List.of(new SearchFact("red teapot", at(0), 0, 0), new SearchFact("mug", at(1), 3, 0));

  private static final List<SearchFact> SEARCHES_AFTER =
      List.of(
          new SearchFact("red teapot", at(2), 5, 0), new SearchFact("red teapot", at(3), -1, 2));

  private static final List<CartFact> CARTS_BEFORE =
      List.of(
          new CartFact(CART, CartFact.Kind.OPENED, 1, at(0), "cust_ANN", "", 0, "GBP"),
          new CartFact(CART, CartFact.Kind.LINE_SET, 2, at(1), "", "tea:1", 450, ""));

  private static final List<CartFact> CARTS_AFTER =
      List.of(
          new CartFact(CART, CartFact.Kind.LINE_SET, 3, at(2), "", "cup:1", 500, ""),
          new CartFact(OTHER_CART, CartFact.Kind.OPENED, 1, at(90), "cust_EVE", "", 0, "GBP"));

  @Test
  void funnelsTermsAndCartsGoOn() throws Exception {
    StoppedJob.of("behaviour", StoppedBehaviourTest::build)
        .goesOnAndShows(
            "2026-06-01T12:00:00Z: 1 views, 1 carts, 1 checkouts, revision 3",
            "2026-06-01T00:00:00Z/red teapot: 2 searches, 1 without results, 1 clicks, revision 3",
            CART + ": 2 lines, 950, left true, revision 7");
  }

  private static void build(Story story) {
    var steps =
        story.facts(
            "steps",
            TypeInformation.of(Step.class),
            Step::atMs,
            () -> STEPS_BEFORE,
            () -> STEPS_AFTER);
    var searches =
        story.facts(
            "searches",
            TypeInformation.of(SearchFact.class),
            SearchFact::atMs,
            () -> SEARCHES_BEFORE,
            () -> SEARCHES_AFTER);
    var carts =
        story.facts(
            "carts",
            TypeInformation.of(CartFact.class),
            CartFact::atMs,
            () -> CARTS_BEFORE,
            () -> CARTS_AFTER);
    story.shows(
        "funnels",
        FunnelJob.funnels(steps),
        row ->
            "%s: %d views, %d carts, %d checkouts, revision %d"
                .formatted(
                    row.getFrom(),
                    row.getViews(),
                    row.getCarts(),
                    row.getCheckouts(),
                    row.getRevision()));
    story.shows(
        "terms",
        TermsJob.terms(searches),
        row ->
            "%s: %d searches, %d without results, %d clicks, revision %d"
                .formatted(
                    row.getFigureId(),
                    row.getSearches(),
                    row.getWithoutResults(),
                    row.getClicks(),
                    row.getRevision()));
    story.shows(
        "left",
        CartsJob.abandoned(carts),
        row ->
            "%s: %d lines, %d, left %s, revision %d"
                .formatted(
                    row.getCartId(),
                    row.getLines(),
                    row.getValue(),
                    row.getAbandoned(),
                    row.getRevision()));
  }

  private static long at(long minute) {
    return NOON.plus(Duration.ofMinutes(minute)).toEpochMilli();
  }
}
