package io.ikart.analytics.behaviour.funnel;

import io.ikart.analytics.behaviour.funnel.Step.Stage;
import io.ikart.analytics.kernel.AvroType;
import io.ikart.analytics.kernel.Table;
import io.ikart.schemas.behaviour.FunnelFigure;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.OutputTag;

/** Steps in, funnels by hour out. */
public final class FunnelJob {

  static final OutputTag<Progress> LATE =
      new OutputTag<>("late-progress", TypeInformation.of(Progress.class));

  private FunnelJob() {}

  /** A row of every hour in which sessions began, upserted. */
  public static DataStream<FunnelFigure> funnels(DataStream<Step> steps) {
    return steps
        .keyBy(CartVisitors::key)
        .process(new CartVisitors(), TypeInformation.of(Step.class))
        .name("whose cart it is")
        .uid("cart-visitors")
        .keyBy(Step::visitorId)
        .process(new Sessions(), TypeInformation.of(Progress.class))
        .name("how far sessions came")
        .uid("sessions")
        .keyBy(Progress::hour)
        .process(table(), AvroType.records(FunnelFigure.class))
        .name("funnel by hour")
        .uid("funnel");
  }

  static Table<Progress, FunnelFigure> table() {
    return new Table<>(FunnelFigure.class, FunnelJob::add, Progress::closedMs, LATE);
  }

  private static FunnelFigure add(FunnelFigure known, Progress progress) {
    long views = (known == null ? 0 : known.getViews()) + one(progress, Stage.VIEW);
    long carts = (known == null ? 0 : known.getCarts()) + one(progress, Stage.CART);
    long checkouts = (known == null ? 0 : known.getCheckouts()) + one(progress, Stage.CHECKOUT);
    long paid = (known == null ? 0 : known.getPaid()) + one(progress, Stage.PAID);
    return new FunnelFigure(
        progress.hour(),
        Instant.ofEpochMilli(progress.fromMs()),
        Instant.ofEpochMilli(progress.toMs()),
        views,
        carts,
        checkouts,
        paid,
        views - carts,
        carts - checkouts,
        checkouts - paid,
        (known == null ? 0 : known.getRevision()) + 1);
  }

  private static long one(Progress progress, Stage stage) {
    return progress.stage() == stage ? 1 : 0;
  }
}
