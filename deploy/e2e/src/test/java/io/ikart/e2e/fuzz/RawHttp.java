package io.ikart.e2e.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Sends bytes as they are, one request a connection: no library mends them on the way. */
public final class RawHttp {

  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private final String host;
  private final int port;
  private final Duration patience;

  /** What came back. */
  public record Answer(int status, Map<String, String> headers, String body) {

    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  public RawHttp(String host, int port, Duration patience) {
    this.host = host;
    this.port = port;
    this.patience = patience;
  }

  /**
   * Sends a request and reads its answer; of a stream of events only the head.
   *
   * @param from the address it comes from, one of this machine
   * @throws IOException when there is none in time
   */
  public Answer send(byte[] request, InetAddress from) throws IOException {
    try (var socket = new Socket(host, port, from, 0)) {
      socket.setSoTimeout((int) patience.toMillis());
      write(socket, request);
      var in = socket.getInputStream();
      var status = line(in).split(" ", 3);
      if (status.length < 2) {
        throw new IOException("no answer");
      }
      var headers = new HashMap<String, String>();
      for (var line = line(in); !line.isEmpty(); line = line(in)) {
        int colon = line.indexOf(':');
        var name = line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
        headers.put(name, line.substring(colon + 1).strip());
      }
      var stream = headers.getOrDefault("content-type", "").startsWith("text/event-stream");
      var body = stream ? new byte[0] : body(in, headers.get("content-length"));
      return new Answer(
          Integer.parseInt(status[1]), headers, new String(body, StandardCharsets.UTF_8));
    }
  }

  /** Whoever answers early may not read to the end. */
  private static void write(Socket socket, byte[] request) throws IOException {
    try {
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
    } catch (SocketException e) {
      if (socket.getInputStream().available() == 0) {
        throw e;
      }
    }
  }

  private static byte[] body(InputStream in, String length) throws IOException {
    return length == null ? in.readNBytes(MOST_BYTES) : in.readNBytes(Integer.parseInt(length));
  }

  private static String line(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      bytes.write(next);
      next = in.read();
    }
    var line = bytes.toByteArray();
    int end = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
    return new String(Arrays.copyOf(line, end), StandardCharsets.ISO_8859_1);
  }
}
