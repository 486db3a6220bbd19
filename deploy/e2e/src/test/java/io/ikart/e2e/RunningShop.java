package io.ikart.e2e;

import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One shop with two topologies instances and two Connect workers, started once for all tests and
 * stopped after the last.
 */
final class RunningShop implements ParameterResolver {

  private static final Duration UP_WITHIN = Duration.ofMinutes(3);
  private static final Duration DOWN_WITHIN = Duration.ofMinutes(1);
  private static final int INSTANCES = 2;

  /** The shop, stopped when the tests are over. */
  record Started(Launcher launcher) implements AutoCloseable {

    static Started now() {
      var launcher =
          new Launcher("main", INSTANCES)
              .with("IKART_CONNECT_WORKERS", Integer.toString(INSTANCES));
      launcher.run(DOWN_WITHIN, "reset", "--yes");
      var up = launcher.run(UP_WITHIN, "up");
      if (up.exitCode() != 0) {
        launcher.run(DOWN_WITHIN, "down");
      }
      up.succeeded();
      return new Started(launcher);
    }

    @Override
    public void close() {
      launcher.run(DOWN_WITHIN, "down").succeeded();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Launcher.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(RunningShop.class))
        .getOrComputeIfAbsent(Started.class, key -> Started.now(), Started.class)
        .launcher();
  }
}
