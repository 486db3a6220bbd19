package io.ikart.topologies.kernel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;

/** Counts what the kernel does, by application, command and outcome. */
public final class KernelMeters {

  private final MeterRegistry registry;
  private final Map<Key, Counter> handled = new ConcurrentHashMap<>();

  private record Key(String application, Class<?> command, String outcome) {}

  public KernelMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void handled(String application, SpecificRecord command, Answer answer) {
    var outcome = answer.code().isEmpty() ? "accepted" : answer.code();
    handled
        .computeIfAbsent(
            new Key(application, command.getClass(), outcome),
            key ->
                Counter.builder("ikart.commands")
                    .description("Commands handled")
                    .tag("application", key.application())
                    .tag("command", key.command().getSimpleName())
                    .tag("outcome", key.outcome())
                    .register(registry))
        .increment();
  }

  void gaveUp(String application) {
    Counter.builder("ikart.dead.letters")
        .description("Records given up; alert on any increase")
        .tag("application", application)
        .register(registry)
        .increment();
  }
}
