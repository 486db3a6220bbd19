package io.ikart.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only file of JSON lines. What was appended survives a kill of the process (not a loss
 * of power: nothing is forced to the disk). Not thread safe.
 */
final class Journal implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
  private static final ObjectMapper JSON =
      new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

  private final FileChannel channel;

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens the file, making it and its folder if need be, and hands over what it holds, oldest
   * first. A last line that a kill cut short is removed: its request was never answered.
   *
   * @throws IOException when the file cannot be read or written, or a whole line is not ours
   */
  static Journal open(Path file, Consumer<Entry> reader) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    long whole = read(file, reader);
    if (whole < channel.size()) {
      LOG.warn("{}: last line was cut short, {} bytes removed", file, channel.size() - whole);
      channel.truncate(whole);
    }
    channel.position(whole);
    return new Journal(channel);
  }

  private static long read(Path file, Consumer<Entry> reader) throws IOException {
    long whole = 0;
    try (var bytes = new BufferedInputStream(Files.newInputStream(file))) {
      var line = new ByteArrayOutputStream();
      for (int b = bytes.read(); b >= 0; b = bytes.read()) {
        if (b != '\n') {
          line.write(b);
          continue;
        }
        reader.accept(JSON.readValue(line.toByteArray(), Entry.class));
        whole += line.size() + 1;
        line.reset();
      }
    }
    return whole;
  }

  /** Appends one line; when this returns, a kill cannot lose it. */
  void append(Entry line) {
    try {
      var bytes =
          ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a journal line must be JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the journal", e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
