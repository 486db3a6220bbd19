package io.ikart.edge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.edge.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsOfRequestsTest {

  @Test
  void aCursorStandsForTheRowItWasMadeOf() {
    assertThat(Cursors.rowOf(Cursors.of("2026-11-22 order_1"))).isEqualTo("2026-11-22 order_1");
    assertThat(Cursors.rowOf(null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "A", "AA", "="})
  void whatIsNoCursorIsRefused(String text) {
    assertThatThrownBy(() -> Cursors.rowOf(text)).isInstanceOf(ProblemException.class);
  }

  @Test
  void aTraceIsJoinedWhenItIsWellFormedAndBegunOtherwise() {
    var trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    assertThat(TraceContext.joining("00-" + trace + "-00f067aa0ba902b7-01").traceId())
        .isEqualTo(trace);
    assertThat(TraceContext.joining("00-" + "0".repeat(32) + "-00f067aa0ba902b7-01").traceId())
        .hasSize(32)
        .isNotEqualTo("0".repeat(32));
    assertThat(TraceContext.joining(null).traceParent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
  }
}
