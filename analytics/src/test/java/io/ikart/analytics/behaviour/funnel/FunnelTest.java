package io.ikart.analytics.behaviour.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.analytics.Harnesses;
import io.ikart.analytics.behaviour.funnel.Step.Stage;
import io.ikart.analytics.kernel.AvroType;
import io.ikart.schemas.behaviour.FunnelFigure;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.Test;

/** Sessions: whose they are, when they end, how far they came. */
class FunnelTest {

  private static final String CART = "cart_01ARZ3NDEKTSV4RRFFQ69G5FAV";
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void aCheckoutBelongsToWhoeverFilledTheCartAlsoWhenThatIsToldLater() throws Exception {
    try (var carts =
        Harnesses.of(new CartVisitors(), CartVisitors::key, TypeInformation.of(Step.class))) {
      carts.processElement(new Step("", CART, Stage.CHECKOUT, ms(5)), 0);
      carts.processElement(new Step("ada", CART, Stage.CART, ms(1)), 0);
      carts.processElement(new Step("", CART, Stage.PAID, ms(6)), 0);

      assertThat(carts.extractOutputValues())
          .extracting(Step::visitorId, Step::stage)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("ada", Stage.CART),
              org.assertj.core.groups.Tuple.tuple("ada", Stage.CHECKOUT),
              org.assertj.core.groups.Tuple.tuple("ada", Stage.PAID));
    }
  }

  @Test
  void aSessionSaysOnceOfEachStageThatItCameSoFar() throws Exception {
    try (var sessions =
        Harnesses.of(new Sessions(), Step::visitorId, TypeInformation.of(Progress.class))) {
      sessions.processElement(step(Stage.VIEW, 0), 0);
      sessions.processElement(step(Stage.VIEW, 5), 0);
      sessions.processElement(step(Stage.CHECKOUT, 10), 0);
      sessions.processElement(step(Stage.CART, 8), 0);

      assertThat(sessions.extractOutputValues())
          .extracting(Progress::stage)
          .containsExactly(Stage.VIEW, Stage.CART, Stage.CHECKOUT);
      assertThat(sessions.extractOutputValues()).extracting(Progress::beginMs).containsOnly(ms(0));
    }
  }

  @Test
  void halfAnHourOfSilenceEndsASessionAndLeavesNothingBehind() throws Exception {
    try (var sessions =
        Harnesses.of(new Sessions(), Step::visitorId, TypeInformation.of(Progress.class))) {
      sessions.processElement(step(Stage.VIEW, 0), 0);
      sessions.processElement(step(Stage.VIEW, 31), 0);
      assertThat(sessions.extractOutputValues()).hasSize(2);

      sessions.processWatermark(ms(62));

      assertThat(sessions.numKeyedStateEntries()).isZero();
      assertThat(sessions.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void theFunnelCountsWhoWasLostBetweenTheStages() throws Exception {
    try (var funnel =
        Harnesses.of(FunnelJob.table(), Progress::hour, AvroType.records(FunnelFigure.class))) {
      for (var stage : new Stage[] {Stage.VIEW, Stage.VIEW, Stage.CART, Stage.CHECKOUT}) {
        funnel.processElement(new Progress(stage, ms(7)), 0);
      }
      funnel.processElement(new Progress(Stage.VIEW, ms(70)), 0);
      funnel.setProcessingTime(1_000);

      var noon =
          funnel.extractOutputValues().stream()
              .filter(row -> row.getFrom().equals(NOON))
              .findFirst()
              .orElseThrow();
      assertThat(noon.getViews()).isEqualTo(2);
      assertThat(noon.getLostBeforeCart()).isEqualTo(1);
      assertThat(noon.getLostBeforePaid()).isEqualTo(1);
      assertThat(funnel.extractOutputValues())
          .extracting(FunnelFigure::getFigureId)
          .doesNotHaveDuplicates();
    }
  }

  private static Step step(Stage stage, int minute) {
    return new Step("ada", "", stage, ms(minute));
  }

  private static long ms(int minute) {
    return NOON.plus(Duration.ofMinutes(minute)).toEpochMilli();
  }
}
