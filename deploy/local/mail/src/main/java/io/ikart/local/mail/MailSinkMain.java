package io.ikart.local.mail;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the mail sink until it is told to stop (SIGTERM: exit 0). */
public final class MailSinkMain {

  private static final Logger LOG = LoggerFactory.getLogger(MailSinkMain.class);
  private static final int BAD_SETTINGS = 2;
  private static final String USUAL_PORT = "1025";

  private MailSinkMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    try {
      var sink = new MailSink(store(System.getenv()), port(System.getenv())).start();
      LOG.info("mail sink on 127.0.0.1:{}", sink.port());
      var stopped = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    sink.close();
                    Runtime.getRuntime().halt(0);
                  },
                  "stop"));
      stopped.await();
    } catch (IllegalArgumentException | IOException e) {
      System.err.println("mail sink: " + e.getMessage());
      System.exit(BAD_SETTINGS);
    }
  }

  private static MailStore store(Map<String, String> environment) throws IOException {
    var folder = environment.get("IKART_MAIL_DIR");
    if (folder == null || folder.isBlank()) {
      throw new IllegalArgumentException("IKART_MAIL_DIR is not set: give it a folder for mails");
    }
    return new MailStore(Path.of(folder), InstantSource.system());
  }

  private static int port(Map<String, String> environment) {
    var port = environment.getOrDefault("IKART_MAIL_PORT", USUAL_PORT);
    if (!port.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("IKART_MAIL_PORT is no port: " + port);
    }
    return Integer.parseInt(port);
  }
}
