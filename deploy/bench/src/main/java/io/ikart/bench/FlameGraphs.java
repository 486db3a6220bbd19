package io.ikart.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import one.profiler.AsyncProfilerLoader;

/**
 * Takes flame graphs of CPU time of processes of the local shop while blocks run. The load is made
 * ready before the clock of a block starts, but within its profile.
 */
final class FlameGraphs {

  private final String home;
  private final List<String> processes;
  private final Path folder;

  /**
   * @param home folder of the local shop
   * @param processes by the launcher's names; may be none
   * @param folder where the graphs go
   */
  FlameGraphs(String home, List<String> processes, Path folder) {
    this.home = home;
    this.processes = processes;
    this.folder = folder;
  }

  /** The same contender, profiled while a block runs; its warm-up is not. */
  Contender around(Contender contender) {
    return processes.isEmpty() ? contender : new Profiled(contender);
  }

  private void tell(String command, String process, String... more) throws IOException {
    var pid = Files.readString(Path.of(home, "run", process + ".pid")).strip();
    var all = new java.util.ArrayList<>(List.of(command));
    all.addAll(List.of(more));
    all.add(pid);
    AsyncProfilerLoader.executeProfiler(all.toArray(String[]::new));
  }

  private final class Profiled implements Contender {

    private final Contender contender;

    Profiled(Contender contender) {
      this.contender = contender;
    }

    @Override
    public String name() {
      return contender.name();
    }

    @Override
    public Map<String, String> settings() {
      var settings = new TreeMap<>(contender.settings());
      settings.put("flameGraphs", String.join(" ", processes));
      return settings;
    }

    @Override
    public void prepare(Progress progress) throws Exception {
      contender.prepare(progress);
    }

    @Override
    public Outcome run(Load load) throws Exception {
      for (var process : processes) {
        tell("start", process, "-e", "itimer");
      }
      try {
        return contender.run(load);
      } finally {
        Files.createDirectories(folder);
        for (var process : processes) {
          var file = folder.resolve("flame-%s-%s.html".formatted(name(), process));
          tell("stop", process, "-o", "flamegraph", "-f", file.toAbsolutePath().toString());
        }
      }
    }

    @Override
    public void close() throws Exception {
      contender.close();
    }
  }
}
