package io.ikart.connect;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.CumulativeCount;

/**
 * A task's own numbers, among the worker's metrics (JMX: {@code kafka.connect:type=plugins}), where
 * they carry the connector's name, the task's number and when it started, and end with the task.
 */
public final class Counters {

  private final PluginMetrics metrics;
  private final String started;

  /**
   * @param started tells this run of the task from the one before, which a worker that lost its
   *     brokers leaves to end by itself: the names of both would clash
   */
  Counters(PluginMetrics metrics, Instant started) {
    this.metrics = metrics;
    this.started = Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, started));
  }

  /** A count from 0 of what happened; to be made once, {@code record()} counts. */
  public Sensor counter(String name, String description) {
    var sensor = metrics.addSensor(name + "-" + started);
    sensor.add(named(name + "-total", description), new CumulativeCount());
    return sensor;
  }

  /** A number that is looked up whenever somebody asks. */
  void gauge(String name, String description, IntSupplier value) {
    Gauge<Integer> gauge = (config, now) -> value.getAsInt();
    metrics.addMetric(named(name, description), gauge);
  }

  private MetricName named(String name, String description) {
    return metrics.metricName(name, description, new LinkedHashMap<>(Map.of("started", started)));
  }
}
