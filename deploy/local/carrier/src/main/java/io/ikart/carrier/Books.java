package io.ikart.carrier;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Every parcel, in memory and in a journal of JSON lines: the last line of a parcel counts. What
 * was kept survives a kill of the process. Not thread safe.
 */
final class Books implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Parcel> byId = new LinkedHashMap<>();
  private final Map<String, String> idByReference = new HashMap<>();
  private final Map<String, String> idByCode = new HashMap<>();
  private final BufferedWriter journal;

  /**
   * Opens the journal, making it if need be. A last line that a kill cut short is left out: its
   * request was never answered.
   *
   * @throws IOException when it cannot be read or written
   */
  Books(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    var text = Files.exists(file) ? Files.readString(file) : "";
    var whole = text.substring(0, text.lastIndexOf('\n') + 1);
    for (var line : whole.lines().toList()) {
      remember(JSON.readValue(line, Parcel.class));
    }
    Files.writeString(file, whole);
    journal = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
  }

  /** Keeps a parcel as it is now. */
  void keep(Parcel parcel) {
    try {
      journal.write(JSON.writeValueAsString(parcel));
      journal.write('\n');
      journal.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the journal", e);
    }
    remember(parcel);
  }

  private void remember(Parcel parcel) {
    byId.put(parcel.id(), parcel);
    if (!parcel.reference().isEmpty()) {
      idByReference.put(parcel.reference(), parcel.id());
    }
    if (parcel.isBought()) {
      idByCode.put(parcel.trackingCode(), parcel.id());
    }
  }

  /** By the carrier's id or the shop's reference; of several with one reference the newest. */
  Optional<Parcel> find(String idOrReference) {
    var id = idByReference.getOrDefault(idOrReference, idOrReference);
    return Optional.ofNullable(byId.get(id));
  }

  Optional<Parcel> followedBy(String trackingCode) {
    return Optional.ofNullable(idByCode.get(trackingCode)).map(byId::get);
  }

  Collection<Parcel> all() {
    return byId.values();
  }

  @Override
  public void close() {
    try {
      journal.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the journal", e);
    }
  }
}
