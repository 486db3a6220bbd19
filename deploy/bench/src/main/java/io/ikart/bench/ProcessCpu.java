package io.ikart.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * CPU time of the processes of a local shop, by role, from the launcher's pid files and the
 * kernel's accounts. Empty where the shop is not on this machine.
 */
final class ProcessCpu {

  /** The kernel counts in hundredths of a second: USER_HZ of proc(5) on Linux. */
  private static final int MILLIS_A_TICK = 10;

  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;

  private final Path pidFiles;

  /**
   * @param home folder of the local shop; empty when there is none
   */
  ProcessCpu(String home) {
    this.pidFiles = Path.of(home, "run");
  }

  /** Milliseconds used so far, by role; this process is the role bench. */
  Map<String, Long> millis() throws IOException {
    var found = new TreeMap<String, Long>();
    found.put("bench", millisOf(ProcessHandle.current().pid()));
    if (!Files.isDirectory(pidFiles)) {
      return found;
    }
    try (var files = Files.newDirectoryStream(pidFiles, "*.pid")) {
      for (var file : files) {
        var name = file.getFileName().toString().replaceFirst("(-\\d+)?\\.pid$", "");
        long pid = Long.parseLong(Files.readString(file).strip());
        if (ProcessHandle.of(pid).isPresent()) {
          found.merge(name, millisOf(pid), Long::sum);
        }
      }
    }
    return found;
  }

  /** Milliseconds each role used since then for one of so many operations. */
  Map<String, Double> perOperation(long operations, Map<String, Long> before) throws IOException {
    var used = new TreeMap<String, Double>();
    millis()
        .forEach(
            (role, now) ->
                used.put(role, (now - before.getOrDefault(role, 0L)) / (double) operations));
    return used;
  }

  private static long millisOf(long pid) throws IOException {
    var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]))
        * MILLIS_A_TICK;
  }
}
