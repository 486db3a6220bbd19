package io.ikart.local.mail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Mails as they came, one file each, in the order they came. Thread safe. */
final class MailStore {

  private static final String SUFFIX = ".eml";

  private final Path folder;
  private final InstantSource clock;
  private final AtomicLong number = new AtomicLong();

  MailStore(Path folder, InstantSource clock) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.clock = clock;
  }

  /** Keeps a mail; it is on the disk when this returns. */
  Path put(byte[] mail) throws IOException {
    var name = "%013d-%06d".formatted(clock.millis(), number.incrementAndGet());
    var written = folder.resolve(name + ".part");
    try (var file =
        FileChannel.open(written, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (var bytes = ByteBuffer.wrap(mail); bytes.hasRemaining(); ) {
        file.write(bytes);
      }
      file.force(true);
    }
    return Files.move(written, folder.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Every mail, the oldest first. */
  List<Path> mails() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }
}
