package io.ikart.bench.baseline.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ikart.bench.baseline.Resources;
import io.ikart.tools.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of the bench: in a temporary folder, on a free port of the loopback address,
 * as durable as one is by default. It and its folder are gone when it is closed or when this
 * process ends, however that ends.
 */
public final class PostgresServer implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final long STOP_SECONDS = 30;
  private static final String USER = "bench";

  /** Sensible for a machine that runs this server alone, and never less durable than default. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "fsync", "on",
          "full_page_writes", "on",
          "shared_buffers", "1GB",
          "max_wal_size", "8GB",
          "checkpoint_timeout", "15min",
          "wal_buffers", "16MB",
          "max_connections", "100");

  private final Process supervisor;
  private final Path folder;
  private final int port;
  private final String password;
  private final Thread atExit = new Thread(this::stop, "stop-postgres");

  private PostgresServer(Process supervisor, Path folder, int port, String password) {
    this.supervisor = supervisor;
    this.folder = folder;
    this.port = port;
    this.password = password;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Creates one and waits until it answers.
   *
   * @throws IllegalStateException which says why, when it cannot be started
   */
  public static PostgresServer start() throws IOException, InterruptedException, TimeoutException {
    var programs = PostgresPrograms.find();
    var folder = Files.createTempDirectory("ikart-bench-postgres");
    var password = UUID.randomUUID().toString();
    var passwordFile = Files.writeString(folder.resolve("password"), password);
    var unprivileged = Unprivileged.of(System.getProperty("user.name"));
    unprivileged.own(folder);
    unprivileged.own(passwordFile);
    var data = folder.resolve("data");
    initialize(
        folder,
        unprivileged.command(
            List.of(
                programs.initdb(),
                "--pgdata=" + data,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync")));
    Files.delete(passwordFile);
    int port = freePort();
    var server = unprivileged.command(serverCommand(programs, folder, port));
    var started = new PostgresServer(supervise(folder, server), folder, port, password);
    started.awaitReady();
    return started;
  }

  private static List<String> serverCommand(PostgresPrograms programs, Path folder, int port) {
    var command = new ArrayList<>(List.of(programs.postgres(), "-D", folder + "/data"));
    var settings = new TreeMap<>(SETTINGS);
    settings.put("port", Integer.toString(port));
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("unix_socket_directories", folder.toString());
    settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command;
  }

  private static void initialize(Path folder, List<String> command)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("initdb failed: " + said.strip());
    }
  }

  private static Process supervise(Path folder, List<String> server) throws IOException {
    var script = List.of("sh", "-c", Resources.text("postgres.sh"), "postgres", folder.toString());
    return new ProcessBuilder(Stream.concat(script.stream(), server.stream()).toList())
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws InterruptedException, IOException, TimeoutException {
    try {
      new Patience(START).until("PostgreSQL on port " + port, this::answers);
    } catch (TimeoutException e) {
      var log = Files.readString(folder.resolve("log"));
      close();
      throw new IllegalStateException("PostgreSQL did not start: " + log.strip(), e);
    }
  }

  private boolean answers() {
    try (var connection = DriverManager.getConnection(url(), USER, password)) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  /** JDBC address. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** Password of the only user. */
  public String password() {
    return password;
  }

  /**
   * Connections for a number of clients.
   *
   * @param durable whether a commit waits until the log is on disk
   */
  public HikariDataSource pool(int clients, boolean durable) {
    return pool(url(), password, clients, durable);
  }

  /** The same in a process that did not start the server. */
  public static HikariDataSource pool(String url, String password, int clients, boolean durable) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(USER);
    config.setPassword(password);
    config.setMaximumPoolSize(clients);
    config.setMinimumIdle(clients);
    config.addDataSourceProperty("prepareThreshold", "1");
    config.addDataSourceProperty("options", "-c synchronous_commit=" + (durable ? "on" : "off"));
    return new HikariDataSource(config);
  }

  /** What a reader needs to know to repeat it. */
  public static Map<String, String> settings() {
    return new TreeMap<>(SETTINGS);
  }

  private void stop() {
    try {
      supervisor.getOutputStream().close();
      if (!supervisor.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("PostgreSQL in " + folder + " does not stop");
      }
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL in " + folder + " cannot be stopped", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    stop();
  }
}
