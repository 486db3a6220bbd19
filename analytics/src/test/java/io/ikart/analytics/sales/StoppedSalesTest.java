package io.ikart.analytics.sales;

import io.ikart.analytics.StoppedJob;
import io.ikart.analytics.Story;
import io.ikart.analytics.sales.OrderFact.Kind;
import io.ikart.analytics.sales.OrderFact.Line;
import io.ikart.analytics.sales.customers.SegmentsJob;
import io.ikart.analytics.sales.together.TogetherJob;
import io.ikart.analytics.sales.top.TopJob;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sales go on from what an earlier build of the job knew. */
class StoppedSalesTest {

  @RegisterExtension static final MiniClusterExtension CLUSTER = StoppedJob.cluster();

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  @Test
  void figuresListsSegmentsAndCompanionsGoOn() throws Exception {
    StoppedJob.of("sales", StoppedSalesTest::build)
        .goesOnAndShows(
            "DAY/2026-06-01T00:00:00Z/ALL/GBP: 2 orders, 2300, revision 2",
            "MINUTE/2026-06-01T12:05:00Z/ALL/GBP: 1 orders, 950, revision 1",
            "TOP/60/GBP at 2026-06-01T12:10:00Z: 3 prod_TEA",
            "cust_ANN: 2 orders, 2300",
            "prod_TEA: 2 baskets");
  }

  private static void build(Story story) {
    var orders =
        story.facts(
            "orders",
            TypeInformation.of(OrderFact.class),
            OrderFact::atMs,
            StoppedSalesTest::before,
            StoppedSalesTest::after);
    var sales = SalesJob.sales(orders);
    var streams = SalesJob.figures(sales, ZoneId.of("UTC"));
    story.shows(
        "figures",
        streams.figures(),
        row ->
            "%s: %d orders, %d, revision %d"
                .formatted(row.getFigureId(), row.getOrders(), row.getGross(), row.getRevision()));
    story.shows(
        "top",
        TopJob.lists(sales),
        row ->
            "%s at %s: %d %s"
                .formatted(
                    row.getListId(),
                    row.getTo(),
                    row.getProducts().stream().mapToLong(each -> each.getUnits()).max().orElse(0),
                    row.getProducts().stream()
                        .findFirst()
                        .map(each -> each.getProductId())
                        .orElse("")));
    story.shows(
        "segments",
        SegmentsJob.segments(sales),
        row -> "%s: %d orders, %d".formatted(row.getCustomerId(), row.getOrders(), row.getNet()));
    story.shows(
        "together",
        TogetherJob.together(sales),
        row -> "%s: %d baskets".formatted(row.getProductId(), row.getOrders()));
  }

  /** Of three orders one is sold; one will be while the job is stopped. */
  private static List<OrderFact> before() {
    return List.of(
        placed("order_1", "cust_ANN", 0, lines("prod_TEA", 2, 850)),
        confirmed("order_1", 0),
        placed("order_2", "cust_BOB", 1, lines("prod_JAR", 1, 900)),
        placed("order_3", "cust_CAT", 1, lines("prod_LID", 1, 100)));
  }

  /**
   * What was open is sold, in a currency nobody looks at: by the machine's clock an order is
   * forgotten some day. Then one that is placed now, and hours later nothing but time.
   */
  private static List<OrderFact> after() {
    return List.of(
        confirmed("order_2", 5),
        placed("order_4", "cust_ANN", 5, lines("prod_TEA", 1, 450)),
        confirmed("order_4", 5),
        placed("order_5", "cust_CAT", 150, lines("prod_LID", 1, 100)));
  }

  private static List<Line> lines(String product, long units, long amount) {
    return List.of(
        new Line(product + ":1", product, "Tea", "Kitchen", units, amount),
        new Line(product + ":2", product + "_TOO", "Cup", "Kitchen", 1, 500));
  }

  private static OrderFact placed(String id, String customer, long minute, List<Line> lines) {
    var currency = customer.equals("cust_ANN") ? "GBP" : "EUR";
    return new OrderFact(id, Kind.PLACED, at(minute), customer, "GB", currency, lines, 0);
  }

  private static OrderFact confirmed(String id, long minute) {
    return new OrderFact(id, Kind.CONFIRMED, at(minute), "", "", "", List.of(), 0);
  }

  private static long at(long minute) {
    return NOON.plus(Duration.ofMinutes(minute)).toEpochMilli();
  }
}
