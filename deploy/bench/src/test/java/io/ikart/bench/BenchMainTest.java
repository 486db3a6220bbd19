package io.ikart.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class BenchMainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String arguments) {
    var line = BenchMain.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));
  }

  @Test
  void helpNamesEveryBenchmark() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains("saga", "journeys", "records", "rate", "jobs", "baseline", "compare", "report");
  }

  @Test
  void wrongUsageEndsWithTwo() {
    assertThat(run("")).isEqualTo(2);
    assertThat(run("fly")).isEqualTo(2);
    assertThat(run("saga --keys some")).isEqualTo(2);
    assertThat(run("compare saga")).isEqualTo(2);
  }

  @Test
  void anUnknownContenderIsToldWhatThereIs() {
    assertThat(run("compare saga mongodb")).isEqualTo(1);
    assertThat(err.toString()).contains("mongodb", "postgres-function", "monolith");
  }

  @Test
  void aBlockOfNothingIsRefusedByName() {
    assertThat(run("saga --orders 0")).isEqualTo(2);
    assertThat(err.toString()).contains("--orders is 0: give it at least 1");
    assertThat(run("saga --rate -5")).isEqualTo(2);
    assertThat(err.toString()).contains("--rate is -5");
  }
}
