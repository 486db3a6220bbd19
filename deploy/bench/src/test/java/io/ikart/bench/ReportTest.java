package io.ikart.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.tools.Latency;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReportTest {

  @Test
  void showsFiguresPlotsAndWhyARunIsVoid() throws IOException {
    var latency = new Latency();
    var overTime = new Timeline();
    latency.record(TimeUnit.MILLISECONDS.toNanos(40));
    overTime.record(TimeUnit.MILLISECONDS.toNanos(40));
    var outcome =
        new Outcome(
            1,
            TimeUnit.SECONDS.toNanos(1),
            latency,
            overTime,
            Map.of("cpuMsPerOrder.broker", 0.5),
            List.of("2 of 9 sends were < on time"));
    var result = Results.begin("saga", new Load(1, 0, 1, Keys.UNIFORM, 3, 1));
    result.putObject("contender").put("name", "saga");
    result.set("outcome", outcome.json());

    var page = Report.of(List.of(result));

    assertThat(page)
        .contains("<svg", "cpuMsPerOrder.broker", "saga: 1/s", "were &lt; on time")
        .doesNotContain("NaN");
  }
}
