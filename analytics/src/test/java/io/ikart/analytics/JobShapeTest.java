package io.ikart.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.analytics.behaviour.carts.CartFact;
import io.ikart.analytics.behaviour.carts.CartsJob;
import io.ikart.analytics.behaviour.funnel.FunnelJob;
import io.ikart.analytics.behaviour.funnel.Step;
import io.ikart.analytics.behaviour.terms.SearchFact;
import io.ikart.analytics.behaviour.terms.TermsJob;
import io.ikart.analytics.sales.OrderFact;
import io.ikart.analytics.sales.SalesJob;
import io.ikart.analytics.sales.customers.SegmentsJob;
import io.ikart.analytics.sales.together.TogetherJob;
import io.ikart.analytics.sales.top.TopJob;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/**
 * State belongs to operators by their uid: a job whose uids change forgets what it knew. Add to
 * these lists, never take away.
 */
class JobShapeTest {

  private final JobShape shape = new JobShape();

  @Test
  void salesKeepTheirState() {
    var sales = SalesJob.sales(shape.of(OrderFact.class));
    var streams = SalesJob.figures(sales, ZoneId.of("UTC"));
    shape.end(streams.figures());
    shape.end(streams.late());
    shape.end(TopJob.lists(sales));
    shape.end(SegmentsJob.segments(sales));
    shape.end(TogetherJob.together(sales));

    assertThat(shape.uids())
        .containsExactlyInAnyOrder(
            "order-sales",
            "sales-entries",
            "sales-figures",
            "late-sales",
            "product-sales",
            "sliding-sales",
            "ranking",
            "customer-sales",
            "segments",
            "baskets",
            "companions");
  }

  @Test
  void behaviourKeepsItsState() {
    shape.end(FunnelJob.funnels(shape.of(Step.class)));
    shape.end(TermsJob.terms(shape.of(SearchFact.class)));
    shape.end(CartsJob.abandoned(shape.of(CartFact.class)));

    assertThat(shape.uids())
        .containsExactlyInAnyOrder(
            "cart-visitors", "sessions", "funnel", "search-terms", "left-carts");
  }
}
