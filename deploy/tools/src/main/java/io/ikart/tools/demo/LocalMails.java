package io.ikart.tools.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the local shop's mail sink has kept since the demo began: tokens come by mail. */
final class LocalMails {

  private static final Pattern TOKEN =
      Pattern.compile("Your token: ([0-7][0-9A-HJKMNP-TV-Z]{25}[A-Za-z0-9_-]{43})");

  private final Path folder;
  private final Instant since;

  /**
   * @param folder where the sink keeps mails
   * @param since mails from before are somebody else's
   */
  LocalMails(Path folder, Instant since) {
    this.folder = folder;
    this.since = since;
  }

  /** Whether mails of this shop come here at all. */
  boolean areKept() {
    return Files.isDirectory(folder);
  }

  /** The token that was mailed to an address, once it was. */
  Optional<String> tokenTo(String address) throws IOException {
    try (var files = Files.newDirectoryStream(folder, "*.eml")) {
      for (var file : files) {
        if (!Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
          var mail = Files.readString(file, StandardCharsets.ISO_8859_1);
          var token = TOKEN.matcher(mail);
          if (mail.contains(address) && token.find()) {
            return Optional.of(token.group(1));
          }
        }
      }
    }
    return Optional.empty();
  }
}
