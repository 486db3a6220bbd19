package io.ikart.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.tools.Console;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.Option;

/** Where results go: one JSON file a run, with everything needed to repeat it. */
final class Results {

  private static final Path CPU_MODEL = Path.of("/proc/cpuinfo");

  /** Of the shop, those that change a figure. */
  private static final List<String> SHOP_SETTINGS =
      List.of(
          "IKART_TOPOLOGIES",
          "IKART_PARTITIONS",
          "IKART_REPLICATION",
          "IKART_STANDBYS",
          "IKART_THREADS",
          "IKART_COMMIT_INTERVAL_MS",
          "IKART_POLL_MS");

  @Option(
      names = {"--out", "--results"},
      paramLabel = "FOLDER",
      description = "folder for the result (IKART_HOME/bench)")
  private Path folder;

  /** Folder of the results of a local shop, or what was asked for. */
  Path folder(Console console) {
    return folder != null ? folder : Path.of(console.settings().home(), "bench");
  }

  /** A result of now, with its machine. */
  static ObjectNode begin(String benchmark) throws IOException, InterruptedException {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("benchmark", benchmark);
    node.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    node.set("machine", machine());
    node.set("settings", settings());
    return node;
  }

  /** A result of now, with its machine and its load. */
  static ObjectNode begin(String benchmark, Load load) throws IOException, InterruptedException {
    var node = begin(benchmark);
    node.putObject("load")
        .put("operations", load.operations())
        .put("rate", load.rate())
        .put("clients", load.clients())
        .put("keys", load.keys().name())
        .put("lines", load.lines())
        .put("seed", load.seed());
    return node;
  }

  private static ObjectNode machine() throws IOException, InterruptedException {
    var system = ManagementFactory.getOperatingSystemMXBean();
    var memory = (com.sun.management.OperatingSystemMXBean) system;
    return JsonNodeFactory.instance
        .objectNode()
        .put("cores", system.getAvailableProcessors())
        .put("memoryMb", memory.getTotalMemorySize() / (1024 * 1024))
        .put("cpu", cpuModel())
        .put("os", system.getName() + " " + system.getVersion())
        .put("java", Runtime.version().toString())
        .put("generator", GeneratorPriority.describe())
        .put("version", System.getenv().getOrDefault("IKART_VERSION", "unknown"))
        .put("kafka", AppInfoParser.getVersion())
        .set("settings", shopSettings());
  }

  /** Those that change a figure and were set; what is left out has its default. */
  private static ObjectNode shopSettings() {
    var settings = JsonNodeFactory.instance.objectNode();
    for (var name : SHOP_SETTINGS) {
      var value = System.getenv(name);
      if (value != null) {
        settings.put(name, value);
      }
    }
    return settings;
  }

  /** What was set for the shop; what is left out has its default. */
  private static ObjectNode settings() {
    var settings = JsonNodeFactory.instance.objectNode();
    SHOP_SETTINGS.stream()
        .filter(System.getenv()::containsKey)
        .forEach(name -> settings.put(name, System.getenv(name)));
    return settings;
  }

  private static String cpuModel() throws IOException {
    List<String> lines = Files.isReadable(CPU_MODEL) ? Files.readAllLines(CPU_MODEL) : List.of();
    return lines.stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  /** Describes a contender within a result. */
  static ObjectNode describe(Contender contender) {
    var node = JsonNodeFactory.instance.objectNode().put("name", contender.name());
    var settings = node.putObject("settings");
    contender.settings().forEach(settings::put);
    return node;
  }

  /** Shows a result and keeps it. */
  void keep(Console console, ObjectNode result) throws IOException {
    var into = Files.createDirectories(folder(console));
    var name =
        "%s-%s.json"
            .formatted(
                result.path("benchmark").asText(), result.path("at").asText().replace(':', '-'));
    Files.writeString(into.resolve(name), result.toPrettyString() + "\n");
    console.progress("kept in %s", into.resolve(name));
  }
}
