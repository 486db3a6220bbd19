package io.ikart.topologies;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.topologies.kernel.KernelMeters;
import io.ikart.topologies.kernel.Resources;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shape of every topology is frozen: nodes, stores and internal topics only change on purpose,
 * because a changed name loses the state behind it. After a wanted change freeze anew and read the
 * difference: {@code mvn -pl topologies test -Dtest=TopologyShapeTest -Dikart.freeze=true}.
 */
class TopologyShapeTest {

  private static final Path SHAPES = Path.of("src", "test", "resources", "shapes");
  private static final int COMMIT_INTERVAL_MS = 20;

  static List<String> applications() {
    return Settings.ALL_APPS;
  }

  @ParameterizedTest
  @MethodSource("applications")
  void isAsFrozen(String application) throws IOException {
    var wire = new AvroWire(new LocalSchemas());
    var resources = new Resources(wire, new KernelMeters(new SimpleMeterRegistry()));
    var shape =
        Applications.named(application, resources, COMMIT_INTERVAL_MS)
            .topology()
            .describe()
            .toString();
    var file = SHAPES.resolve(application + ".txt");
    if (Boolean.getBoolean("ikart.freeze")) {
      Files.createDirectories(SHAPES);
      Files.writeString(file, shape);
    }

    assertThat(file).as("the frozen shape of %s", application).exists();
    assertThat(shape).isEqualTo(Files.readString(file));
  }

  @ParameterizedTest
  @MethodSource("applications")
  void everyNodeHasANameAPersonWouldChoose(String application) {
    var wire = new AvroWire(new LocalSchemas());
    var resources = new Resources(wire, new KernelMeters(new SimpleMeterRegistry()));
    var deployable = Applications.named(application, resources, COMMIT_INTERVAL_MS);

    assertThat(deployable.topology().describe().toString())
        .doesNotContain("KSTREAM-", "KTABLE-", "STATE-STORE-0");
  }
}
