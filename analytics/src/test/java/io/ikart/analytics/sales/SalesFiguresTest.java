package io.ikart.analytics.sales;

import static io.ikart.analytics.sales.Orders.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.analytics.Harnesses;
import io.ikart.analytics.kernel.AvroType;
import io.ikart.schemas.sales.SalesFigure;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures: shown early, corrected, closed, and the same again after a restore. */
class SalesFiguresTest {

  private static final String THIS_MINUTE = "MINUTE/2026-11-22T12:00:00Z/ALL/GBP";
  private static final String TODAY = "DAY/2026-11-22T00:00:00Z/ALL/GBP";

  private KeyedOneInputStreamOperatorTestHarness<String, Entry, SalesFigure> figures;

  @BeforeEach
  void open() throws Exception {
    figures = harness();
    figures.open();
    figures.setProcessingTime(500);
  }

  @AfterEach
  void close() throws Exception {
    figures.close();
  }

  @Test
  void aFigureIsShownWithinASecondAndOnceForAllThatHappenedInIt() throws Exception {
    sell(NOON, 2, 900);
    sell(NOON.plusSeconds(1), 1, 450);
    assertThat(shown(THIS_MINUTE)).isEmpty();

    figures.setProcessingTime(1_000);

    assertThat(shown(THIS_MINUTE)).hasSize(1);
    var figure = shown(THIS_MINUTE).get(0);
    assertThat(figure.getOrders()).isEqualTo(2);
    assertThat(figure.getUnits()).isEqualTo(3);
    assertThat(figure.getNet()).isEqualTo(1_350);
    assertThat(figure.getAverageBasket()).isEqualTo(675);
    assertThat(figure.getRevision()).isEqualTo(2);
  }

  @Test
  void whatDidNotChangeIsNotShownAgain() throws Exception {
    sell(NOON, 2, 900);
    figures.setProcessingTime(1_000);
    figures.setProcessingTime(9_000);

    assertThat(shown(THIS_MINUTE)).hasSize(1);
  }

  @Test
  void aLateFactCorrectsTheFigureUnderAGreaterRevision() throws Exception {
    sell(NOON, 2, 900);
    figures.setProcessingTime(1_000);
    figures.processWatermark(NOON.plus(Duration.ofDays(6)).toEpochMilli());

    sell(NOON.plusSeconds(30), 1, 450);
    figures.setProcessingTime(2_000);

    assertThat(shown(THIS_MINUTE)).extracting(SalesFigure::getRevision).containsExactly(1L, 2L);
    assertThat(shown(THIS_MINUTE).get(1).getGross()).isEqualTo(1_350);
  }

  @Test
  void whatComesAfterAFigureIsClosedLeavesByTheSideDoorAndChangesTheOthers() throws Exception {
    figures.processWatermark(NOON.plus(Duration.ofDays(8)).toEpochMilli());

    sell(NOON, 2, 900);
    figures.setProcessingTime(1_000);

    assertThat(shown(THIS_MINUTE)).isEmpty();
    assertThat(shown(TODAY)).hasSize(1);
    var late = new ArrayList<>(figures.getSideOutput(Lateness.LATE));
    assertThat(late)
        .extracting(record -> record.getValue().figureId())
        .contains(THIS_MINUTE)
        .doesNotContain(TODAY);
    assertThat(late.get(0).getValue().counts().gross()).isEqualTo(900);
  }

  @Test
  void aClosedFigureLeavesNothingBehindAndLosesNothing() throws Exception {
    sell(NOON, 2, 900);

    figures.processWatermark(Long.MAX_VALUE);

    assertThat(shown(THIS_MINUTE)).hasSize(1);
    assertThat(figures.numKeyedStateEntries()).isZero();
    assertThat(figures.numEventTimeTimers()).isZero();
    figures.setProcessingTime(1_000);
    assertThat(figures.numProcessingTimeTimers()).isZero();
    assertThat(shown(THIS_MINUTE)).hasSize(1);
  }

  @Test
  void aRestoredFigureGoesOnCountingWhereItStood() throws Exception {
    sell(NOON, 2, 900);
    OperatorSubtaskState snapshot = figures.snapshot(1, 1);
    figures.close();
    figures = harness();
    figures.initializeState(snapshot);
    figures.open();
    figures.setProcessingTime(500);

    sell(NOON.plusSeconds(1), 1, 450);
    figures.setProcessingTime(1_000);

    assertThat(shown(THIS_MINUTE).get(0).getGross()).isEqualTo(1_350);
    assertThat(shown(THIS_MINUTE).get(0).getRevision()).isEqualTo(2);
  }

  private void sell(Instant at, long units, long gross) throws Exception {
    var line = new Sale.Line("prod_TEA", "Tea", "drinks", Counts.sold(units, gross));
    var entries = new ArrayList<Entry>();
    new Entries(ZoneId.of("UTC"))
        .flatMap(
            new Sale("o", at.toEpochMilli(), "cust_ada", "GB", "GBP", List.of(line)),
            new ListCollector<>(entries));
    for (var entry : entries) {
      figures.processElement(entry, entry.atMs());
    }
  }

  private List<SalesFigure> shown(String figureId) {
    return figures.extractOutputValues().stream()
        .filter(figure -> figure.getFigureId().equals(figureId))
        .toList();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Entry, SalesFigure> harness()
      throws Exception {
    return Harnesses.closed(SalesJob.table(), Entry::figureId, AvroType.records(SalesFigure.class));
  }
}
