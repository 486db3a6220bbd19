package io.ikart.local.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one Kafka node until SIGTERM. Settings come from {@code IKART_HOME}, {@code
 * IKART_BROKER_PORT}, {@code IKART_CONTROLLER_PORT} and {@code IKART_SECURE}. Exits 2 on a bad
 * setting, 1 when the node cannot start, each with one line that says why.
 */
public final class BrokerMain {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerMain.class);

  private BrokerMain() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    BrokerSettings settings;
    try {
      settings = BrokerSettings.from(System.getenv());
    } catch (IllegalArgumentException bad) {
      LOG.error("{}", bad.getMessage());
      System.exit(2);
      return;
    }
    LocalBroker broker;
    try {
      broker = LocalBroker.start(settings);
    } catch (RuntimeException refused) {
      LOG.error("the broker cannot start: {}", refused.getMessage());
      LOG.debug("cause", refused);
      System.exit(1);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker), "stop-broker"));
    settings.securityDirectory().ifPresent(BrokerMain::announce);
    LOG.info(
        "broker ready on 127.0.0.1:{}, data in {}",
        settings.brokerPort(),
        settings.dataDirectory());
    broker.awaitStop();
  }

  /** Who cannot log in, as the launcher cannot, sees here that this process lets clients in. */
  private static void announce(Path folder) {
    try {
      Files.writeString(folder.resolve("ready"), Long.toString(ProcessHandle.current().pid()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An ordered stop exits 0; left alone, the JVM would report the signal (143). */
  private static void stop(LocalBroker broker) {
    broker.close();
    LOG.info("broker stopped");
    Runtime.getRuntime().halt(0);
  }
}
