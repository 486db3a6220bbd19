package io.ikart.connect;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.MetricValueProvider;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** A worker as far as a task can see it: remembers what is paused and counts what is counted. */
public final class FakeContext implements SinkTaskContext, PluginMetrics {

  final Set<TopicPartition> paused = new HashSet<>();
  final Set<TopicPartition> assigned;
  private final Metrics metrics = new Metrics();

  public FakeContext(TopicPartition... assigned) {
    this.assigned = new HashSet<>(Set.of(assigned));
  }

  /** Counters of the plugin, kept here. */
  public static Counters counters() {
    return new Counters(new FakeContext(), Instant.EPOCH);
  }

  /** Value of a metric of the plugin. */
  Object metric(String name) {
    return metrics.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals(name))
        .findFirst()
        .orElseThrow()
        .metricValue();
  }

  @Override
  public Set<TopicPartition> assignment() {
    return Set.copyOf(assigned);
  }

  @Override
  public void pause(TopicPartition... partitions) {
    requireAssigned(partitions);
    paused.addAll(Arrays.asList(partitions));
  }

  @Override
  public void resume(TopicPartition... partitions) {
    requireAssigned(partitions);
    paused.removeAll(Arrays.asList(partitions));
  }

  private void requireAssigned(TopicPartition... partitions) {
    if (!assigned.containsAll(Arrays.asList(partitions))) {
      throw new IllegalStateException("not assigned");
    }
  }

  @Override
  public PluginMetrics pluginMetrics() {
    return this;
  }

  @Override
  @SuppressWarnings("NonApiType") // Kafka's signature
  public MetricName metricName(
      String name, String description, LinkedHashMap<String, String> tags) {
    return metrics.metricName(name, "plugin", description, tags);
  }

  @Override
  public void addMetric(MetricName name, MetricValueProvider<?> value) {
    metrics.addMetric(name, value);
  }

  @Override
  public void removeMetric(MetricName name) {
    metrics.removeMetric(name);
  }

  @Override
  public Sensor addSensor(String name) {
    return metrics.sensor(name);
  }

  @Override
  public void removeSensor(String name) {
    metrics.removeSensor(name);
  }

  @Override
  public Map<String, String> configs() {
    return Map.of();
  }

  @Override
  public void offset(Map<TopicPartition, Long> offsets) {
    throw new UnsupportedOperationException("no task sets offsets back");
  }

  @Override
  public void offset(TopicPartition partition, long offset) {
    throw new UnsupportedOperationException("no task sets offsets back");
  }

  @Override
  public void timeout(long timeoutMs) {}

  @Override
  public void requestCommit() {}
}
