package io.ikart.tools.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMailsTest {

  private static final String TOKEN = "01ARZ3NDEKTSV4RRFFQ69G5FAV" + "x".repeat(43);

  @TempDir private Path folder;

  @Test
  void theTokenIsInTheMailToTheAddress() throws IOException {
    var mails = new LocalMails(folder, Instant.EPOCH);
    Files.writeString(folder.resolve("1.eml"), "To: ada@example.org\n\nYour token: " + TOKEN);
    Files.writeString(folder.resolve("2.eml"), "To: bob@example.org\n\nYour order.");

    assertThat(mails.tokenTo("ada@example.org")).contains(TOKEN);
    assertThat(mails.tokenTo("bob@example.org")).isEmpty();
  }

  @Test
  void mailsFromBeforeAreNotLookedAt() throws IOException {
    var file = folder.resolve("1.eml");
    Files.writeString(file, "To: ada@example.org\n\nYour token: " + TOKEN);
    var later = Files.getLastModifiedTime(file).toInstant().plusSeconds(1);

    assertThat(new LocalMails(folder, later).tokenTo("ada@example.org")).isEmpty();
    assertThat(new LocalMails(folder.resolve("none"), later).areKept()).isFalse();
  }
}
