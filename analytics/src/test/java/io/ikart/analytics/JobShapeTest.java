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
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;

/**
 * State belongs to operators by their uid: a job whose uids change forgets what it knew. Add to
 * these lists, never take away.
 */
class JobShapeTest {

  private final StreamExecutionEnvironment environment =
      StreamExecutionEnvironment.getExecutionEnvironment();

  @Test
  void salesKeepTheirState() {
    var sales = SalesJob.sales(of(OrderFact.class));
    var streams = SalesJob.figures(sales, ZoneId.of("UTC"));
    end(streams.figures());
    end(streams.late());
    end(TopJob.lists(sales));
    end(SegmentsJob.segments(sales));
    end(TogetherJob.together(sales));

    assertThat(uids())
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
    end(FunnelJob.funnels(of(Step.class)));
    end(TermsJob.terms(of(SearchFact.class)));
    end(CartsJob.abandoned(of(CartFact.class)));

    assertThat(uids())
        .containsExactlyInAnyOrder(
            "cart-visitors", "sessions", "funnel", "search-terms", "left-carts");
  }

  private <T> DataStream<T> of(Class<T> type) {
    return environment
        .fromSequence(0, 1)
        .name("from outside, numbered")
        .map(number -> (T) null)
        .returns(TypeInformation.of(type))
        .name("from outside");
  }

  private static <T> void end(DataStream<T> results) {
    results.sinkTo(new DiscardingSink<>()).name("to outside");
  }

  /** Every operator of the job itself must have one. */
  private Set<String> uids() {
    var uids = new TreeSet<String>();
    for (var node : environment.getStreamGraph(false).getStreamNodes()) {
      var name = node.getOperatorName();
      if (!name.contains("from outside") && !name.contains("to outside")) {
        assertThat(node.getTransformationUID()).as("uid of " + name).isNotNull();
        uids.add(node.getTransformationUID());
      }
    }
    return uids;
  }
}
