package io.ikart.e2e;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Calls deploy/ikart with a home and ports of its own. */
final class Launcher {

  /** How a call ended. */
  record Result(int exitCode, String output) {

    /** Fails with the output unless the call succeeded. */
    Result succeeded() {
      if (exitCode != 0) {
        throw new AssertionError("exit code " + exitCode + ":\n" + output);
      }
      return this;
    }
  }

  private static final int LOWEST_PORT = 10_000;
  private static final int HIGHEST_PORT = 30_000;
  private static final List<String> PORTS =
      List.of(
          "IKART_BROKER_PORT",
          "IKART_CONTROLLER_PORT",
          "IKART_REGISTRY_PORT",
          "IKART_CONNECT_PORT",
          "IKART_GATEWAY_PORT",
          "IKART_CARRIER_PORT",
          "IKART_MAIL_PORT",
          "IKART_EDGE_PORT",
          "IKART_EDGE_TLS_PORT",
          "IKART_QUERY_PORT",
          "IKART_SEARCH_PORT",
          "IKART_SEARCH_TRANSPORT_PORT",
          "IKART_FLINK_PORT");

  /** Ports in a row that Flink's processes use among themselves. */
  private static final int FLINK_PORTS = 6;

  private final Path repository = Path.of(System.getProperty("ikart.repository")).normalize();
  private final Map<String, String> environment = new HashMap<>();
  private final Path home;

  /**
   * A shop without what only searching and analysing need.
   *
   * @param name of the home, empty at first
   * @param topologies instances of the topologies
   */
  Launcher(String name, int topologies) {
    home = Path.of(System.getProperty("ikart.e2e.home"), name).toAbsolutePath();
    environment.put("IKART_HOME", home.toString());
    environment.put("IKART_TOPOLOGIES", Integer.toString(topologies));
    environment.put("IKART_WITHOUT", "search,analytics");
    reservePorts();
  }

  /** For each process the first of two free ports: query servers and workers may be two. */
  private void reservePorts() {
    var taken = new ArrayList<ServerSocket>();
    try {
      for (var name : PORTS) {
        environment.put(name, Integer.toString(reserve(2, taken)));
      }
      environment.put("IKART_FLINK_INTERNAL_PORT", Integer.toString(reserve(FLINK_PORTS, taken)));
      for (var socket : taken) {
        socket.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("no free ports", e);
    }
  }

  /** Below the ports that outgoing connections get: those may be gone before a process listens. */
  private static int reserve(int inARow, List<ServerSocket> taken) throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
      try {
        for (int each = port; each < port + inARow; each++) {
          taken.add(new ServerSocket(each, 1, InetAddress.getLoopbackAddress()));
        }
        return port;
      } catch (BindException e) {
        // Somebody has one of them: others are drawn.
      }
    }
  }

  Launcher with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Path home() {
    return home;
  }

  Path repository() {
    return repository;
  }

  String url(String portName) {
    return "http://127.0.0.1:" + environment.get(portName);
  }

  String edge() {
    return url("IKART_EDGE_PORT");
  }

  String bootstrap() {
    return "127.0.0.1:" + environment.get("IKART_BROKER_PORT");
  }

  String registry() {
    return url("IKART_REGISTRY_PORT") + "/apis/ccompat/v7";
  }

  /** Address of the n-th Connect worker, from 1. */
  String connectWorker(int number) {
    return "http://127.0.0.1:"
        + (Integer.parseInt(environment.get("IKART_CONNECT_PORT")) + number - 1);
  }

  /** Address of the n-th query server, from 1. */
  String queryServer(int number) {
    return "127.0.0.1:" + (Integer.parseInt(environment.get("IKART_QUERY_PORT")) + number - 1);
  }

  /** Runs a command of the launcher to its end. */
  Result run(Duration timeout, String... arguments) {
    try {
      Files.createDirectories(home);
      var output = Files.createTempFile(home, "call-", ".txt");
      var command = new ArrayList<String>();
      command.add(repository.resolve("deploy/ikart").toString());
      command.addAll(List.of(arguments));
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      var process = builder.start();
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        return new Result(-1, "no end within " + timeout + ":\n" + text(output));
      }
      return new Result(process.exitValue(), text(output));
    } catch (IOException e) {
      throw new IllegalStateException("cannot call the launcher", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Begins a command of the launcher that goes on until its process is ended. */
  Process begun(String... arguments) {
    try {
      var command = new ArrayList<String>();
      command.add(repository.resolve("deploy/ikart").toString());
      command.addAll(List.of(arguments));
      var output = home.resolve("logs").resolve(String.join("-", arguments) + ".log");
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(output.toFile()).environment().putAll(environment);
      return builder.start();
    } catch (IOException e) {
      throw new IllegalStateException("cannot call the launcher", e);
    }
  }

  private static String text(Path output) throws IOException {
    return Files.readString(output, StandardCharsets.UTF_8);
  }
}
