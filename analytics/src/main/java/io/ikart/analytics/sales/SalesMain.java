package io.ikart.analytics.sales;

import io.ikart.analytics.kernel.JobEnvironment;
import io.ikart.analytics.kernel.JobSettings;
import io.ikart.analytics.kernel.Log;
import io.ikart.analytics.sales.customers.SegmentsJob;
import io.ikart.analytics.sales.together.TogetherJob;
import io.ikart.analytics.sales.top.TopJob;
import io.ikart.schemas.access.Declared;
import io.ikart.schemas.topic.AnalyticsTopics;

/** Live sales: reads the orders of the log once, writes everything that is found in sales. */
public final class SalesMain {

  private SalesMain() {}

  public static void main(String[] arguments) throws Exception {
    var settings = JobSettings.from(System.getenv(), Declared.SALES.principal());
    var environment = JobEnvironment.open(settings);
    var log = new Log(environment, settings, "sales");
    var sales = SalesJob.sales(log.read(OrderFacts.OF_ORDERS));
    var streams = SalesJob.figures(sales, settings.shopZone());
    log.write("figures", streams.figures(), AnalyticsTopics.SALES_FIGURES);
    log.write("late", streams.late(), AnalyticsTopics.LATE_SALES);
    log.write("top", TopJob.lists(sales), AnalyticsTopics.TOP_PRODUCTS);
    log.write("segments-table", SegmentsJob.segments(sales), AnalyticsTopics.CUSTOMER_SEGMENTS);
    log.write("together", TogetherJob.together(sales), AnalyticsTopics.BOUGHT_TOGETHER);
    environment.execute();
  }
}
