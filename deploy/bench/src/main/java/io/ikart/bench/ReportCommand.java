package io.ikart.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Everything that was kept, on one page that needs nothing but itself. */
@Command(
    name = "report",
    description = "Write report.html, with plots, from the results in the folder.")
final class ReportCommand implements ToolCommand {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private Console console;
  @Mixin private Results results;

  @Override
  public Integer call() throws IOException {
    var folder = results.folder(console);
    var found = new ArrayList<JsonNode>();
    for (var file : files(folder)) {
      found.add(JSON.readTree(file.toFile()));
    }
    if (found.isEmpty()) {
      throw new IllegalStateException("no results in " + folder);
    }
    var page = folder.resolve("report.html");
    Files.writeString(page, Report.of(found, flameGraphs(folder)));
    console.say("%s: %d results", page, found.size());
    return OK;
  }

  private static List<String> flameGraphs(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("flame-"))
          .sorted()
          .toList();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
