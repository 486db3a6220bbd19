package io.ikart.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ToolsMainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void everyCommandHasHelp() {
    for (var command : allCommands()) {
      assertThat(run((command + " --help").strip())).as(command).isZero();
    }
    assertThat(out.toString()).contains("provision", "topics", "import", "replay", "demo");
  }

  @Test
  void refusesWrongUsageWithTwo() {
    for (var wrong :
        List.of(
            "",
            "fly",
            "import",
            "import online-retail",
            "replay online-retail x --speed slow",
            "demo --for soon",
            "blocked",
            "audit",
            "audit verify --expect nonsense",
            "blocked release stock",
            "topics --some",
            "search freshness --rate 30")) {
      assertThat(run(wrong)).as(wrong).isEqualTo(2);
    }
  }

  @Test
  void failsWithOneInOneLine() {
    assertThat(run("import online-retail /no/such/folder")).isEqualTo(1);

    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("/no/such/folder");
  }

  private int run(String arguments) {
    var line = ToolsMain.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1));
  }

  private static List<String> allCommands() {
    var found = new ArrayList<String>();
    var open = new ArrayDeque<CommandLine>(List.of(ToolsMain.commandLine()));
    while (!open.isEmpty()) {
      var line = open.poll();
      found.add(line.getCommandSpec().qualifiedName(" ").replaceFirst("ikart-tools ?", ""));
      open.addAll(line.getSubcommands().values());
    }
    return found;
  }
}
