package io.ikart.edge;

import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.ConfluentRegistry;
import io.ikart.schemas.serde.SchemaRegistryException;
import io.javalin.util.JavalinBindException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts an edge and ends it cleanly on SIGTERM. */
public final class EdgeMain {

  private static final Logger LOG = LoggerFactory.getLogger(EdgeMain.class);
  private static final int BAD_SETTING = 2;
  private static final int CANNOT_START = 1;

  private EdgeMain() {}

  public static void main(String[] arguments) {
    try {
      var settings = EdgeSettings.from(System.getenv());
      LOG.info("Starting, {}", settings);
      var edge = new Edge(settings, new AvroWire(new ConfluentRegistry(settings.registryUrl())));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(edge), "ikart-edge-shutdown"));
      LOG.info("Listening on {}:{}", settings.bind(), edge.port());
    } catch (InvalidSettingException e) {
      System.err.println("ikart-edge: " + e.getMessage());
      System.exit(BAD_SETTING);
    } catch (SchemaRegistryException e) {
      System.err.println("ikart-edge: the schema registry cannot be used: " + e.getMessage());
      System.exit(CANNOT_START);
    } catch (JavalinBindException e) {
      System.err.println(
          "ikart-edge: cannot listen (IKART_EDGE_PORT, IKART_EDGE_TLS_PORT, IKART_EDGE_BIND): a port"
              + " is taken");
      System.exit(CANNOT_START);
    } catch (RuntimeException e) {
      LOG.error("Cannot start", e);
      System.exit(CANNOT_START);
    }
  }

  /** A clean end after SIGTERM is a success: without the halt the JVM would report the signal. */
  private static void end(Edge edge) {
    LOG.info("Ending");
    edge.close();
    LOG.info("Ended");
    Runtime.getRuntime().halt(0);
  }
}
