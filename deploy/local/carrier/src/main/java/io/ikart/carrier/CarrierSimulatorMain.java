package io.ikart.carrier;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the simulator until it is told to stop (SIGTERM: exit 0). */
public final class CarrierSimulatorMain {

  private static final Logger LOG = LoggerFactory.getLogger(CarrierSimulatorMain.class);
  private static final int BAD_SETTINGS = 2;

  private CarrierSimulatorMain() {}

  /** Starts with the settings of the environment; a bad one ends the process with exit 2. */
  public static void main(String[] args) throws InterruptedException {
    // Without this the JDK's server holds the body of every answer back for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      var settings = SimulatorSettings.from(System.getenv());
      var server = SimulatorServer.start(settings);
      LOG.info("carrier simulator on http://127.0.0.1:{}, {}", server.port(), settings);
      run(server);
    } catch (IllegalArgumentException | IOException e) {
      System.err.println("carrier simulator: " + e.getMessage());
      System.exit(BAD_SETTINGS);
    }
  }

  private static void run(SimulatorServer server) throws InterruptedException {
    var hook =
        new Thread(
            () -> {
              server.close();
              Runtime.getRuntime().halt(0);
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    new CountDownLatch(1).await();
  }
}
