package io.ikart.topologies;

import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.ConfluentRegistry;
import io.ikart.topologies.kernel.KernelMeters;
import io.ikart.topologies.kernel.Resources;
import io.ikart.topologies.query.QueriedApplication;
import io.ikart.topologies.query.Queries;
import io.ikart.topologies.query.QueryServer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs applications and the query server in this process. */
final class Runner implements AutoCloseable {

  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  private final Map<String, QueriedApplication> running = new LinkedHashMap<>();
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final QueryServer server;

  /**
   * Prepares everything; nothing runs yet.
   *
   * @param onDeath called when an application cannot go on
   */
  Runner(Settings settings, java.lang.Runnable onDeath) throws InterruptedException {
    var wire = new AvroWire(new ConfluentRegistry(settings.registryUrl()));
    var resources = new Resources(wire, new KernelMeters(metrics), settings.headKeys());
    var restores = new RestoreMeters(metrics);
    for (var name : settings.apps()) {
      var application = Applications.named(name, resources, settings.commitIntervalMs());
      int partitions = partitionsOf(application, settings);
      running.put(name, queried(application, settings, partitions, restores, onDeath));
    }
    bindMetrics();
    var self = new HostInfo(settings.advertised().host(), settings.advertised().port());
    server =
        new QueryServer(
            new Queries(running, self, wire, scheduler), running, settings.secret(), metrics);
    server.start(settings.bind().host(), settings.bind().port());
  }

  private static QueriedApplication queried(
      Applications.Deployable application,
      Settings settings,
      int partitions,
      RestoreMeters restores,
      java.lang.Runnable onDeath) {
    var config = StreamsSettings.of(settings, application.name(), application.commitIntervalMs());
    var streams = new KafkaStreams(application.topology(), new StreamsConfig(config));
    streams.setGlobalStateRestoreListener(restores);
    streams.setUncaughtExceptionHandler(
        failure -> {
          LOG.error("{}: a stream thread failed and is replaced", application.name(), failure);
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    streams.setStateListener(
        (now, before) -> {
          LOG.info("{}: {} -> {}", application.name(), before, now);
          if (now == KafkaStreams.State.ERROR) {
            onDeath.run();
          }
        });
    return new QueriedApplication(
        application.name(),
        streams,
        application.store(),
        application.read().get(0).name(),
        partitions);
  }

  private void bindMetrics() {
    new JvmMemoryMetrics().bindTo(metrics);
    new JvmGcMetrics().bindTo(metrics);
    new ProcessorMetrics().bindTo(metrics);
    running
        .values()
        .forEach(application -> new KafkaStreamsMetrics(application.streams()).bindTo(metrics));
  }

  /** Each asks for itself: it may only look at what it reads. */
  private static int partitionsOf(Applications.Deployable application, Settings settings)
      throws InterruptedException {
    var client = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
    try (var admin = Admin.create(settings.security().get(application.name()).with(client))) {
      return Preflight.partitionsOf(application, admin);
    }
  }

  /** Starts every application. */
  void start() {
    running.values().forEach(application -> application.streams().start());
  }

  /** Leaves the groups at once, so that others take over without waiting for a time-out. */
  @Override
  public void close() {
    server.close();
    running.values().parallelStream()
        .forEach(
            application ->
                application
                    .streams()
                    .close(
                        CloseOptions.groupMembershipOperation(
                                CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                            .withTimeout(CLOSE_WITHIN)));
    scheduler.shutdownNow();
  }
}
