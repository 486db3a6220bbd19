package io.ikart.connect;

import java.util.LinkedHashMap;
import java.util.function.IntSupplier;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.CumulativeCount;

/**
 * A task's own numbers, among the worker's metrics (JMX: {@code kafka.connect:type=plugins}), where
 * they carry the connector's name and the task's number and end with the task.
 */
public final class Counters {

  private final PluginMetrics metrics;

  Counters(PluginMetrics metrics) {
    this.metrics = metrics;
  }

  /** A count from 0 of what happened; to be made once, {@code record()} counts. */
  public Sensor counter(String name, String description) {
    var sensor = metrics.addSensor(name);
    sensor.add(
        metrics.metricName(name + "-total", description, new LinkedHashMap<>()),
        new CumulativeCount());
    return sensor;
  }

  /** A number that is looked up whenever somebody asks. */
  void gauge(String name, String description, IntSupplier value) {
    Gauge<Integer> gauge = (config, now) -> value.getAsInt();
    metrics.addMetric(metrics.metricName(name, description, new LinkedHashMap<>()), gauge);
  }
}
