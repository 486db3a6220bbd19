package io.ikart.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ikart.tools.Latency;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReportTest {

  @Test
  void showsFiguresPlotsAndWhyARunIsVoid() throws IOException, InterruptedException {
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

    var page = Report.of(List.of(result), List.of());

    assertThat(page)
        .contains("<svg", "cpuMsPerOrder.broker", "saga: 1/s", "were &lt; on time")
        .doesNotContain("NaN");
  }

  @Test
  void showsWhatJmhMeasured() throws IOException, InterruptedException {
    var micro =
        new ObjectMapper()
            .readTree(
                """
                [{"benchmark": "io.ikart.bench.micro.RouteBenchmark.route",
                  "params": {"partitions": "4"},
                  "primaryMetric": {"score": 51.5, "scoreError": 1.2, "scoreUnit": "ns/op"}}]
                """);

    assertThat(Report.of(List.of(micro), List.of()))
        .contains("RouteBenchmark.route partitions:4", "51.500", "ns/op");
  }

  @Test
  void showsRecordsStepsAndFlameGraphs() throws IOException, InterruptedException {
    var records = Results.begin("records");
    records.putObject("recordsPerOrder").put("order.events", 5.0).put("stock.events", 3.0);
    var rate = Results.begin("rate");
    rate.putArray("steps").addObject().put("rate", 400).put("perSecond", 399.5);

    var page = Report.of(List.of(records, rate), List.of("flame-saga-broker.html"));

    assertThat(page)
        .contains("order.events", "5.00", "throughput steps", "flame-saga-broker.html")
        .doesNotContain("NaN");
  }
}
