package io.ikart.local.mail;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * Shows the mails a sink has kept: {@code MailsMain FOLDER} lists them, {@code MailsMain FOLDER N}
 * shows the n-th.
 */
public final class MailsMain {

  private static final int USAGE = 2;
  private static final String LINE = "%5s  %-24s  %-30s  %s%n";

  private MailsMain() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 1 || arguments.length > 2) {
      System.err.println("usage: mails [NUMBER]");
      System.exit(USAGE);
    }
    var mails = new MailStore(Path.of(arguments[0]), InstantSource.system()).mails();
    if (arguments.length == 1) {
      list(mails, System.out);
    } else if (!show(mails, arguments[1], System.out)) {
      System.err.println("mails: there is no mail " + arguments[1]);
      System.exit(1);
    }
  }

  static void list(List<Path> mails, PrintStream out) {
    out.printf(LINE, "MAIL", "AT", "TO", "SUBJECT");
    for (int number = 1; number <= mails.size(); number++) {
      var mail = ReadMail.of(mails.get(number - 1));
      out.printf(LINE, number, mail.date(), mail.to(), mail.subject());
    }
  }

  static boolean show(List<Path> mails, String number, PrintStream out) {
    if (!number.matches("[1-9][0-9]{0,8}") || Integer.parseInt(number) > mails.size()) {
      return false;
    }
    var file = mails.get(Integer.parseInt(number) - 1);
    var mail = ReadMail.of(file);
    out.printf("To: %s%nSubject: %s%nDate: %s%n", mail.to(), mail.subject(), mail.date());
    out.printf("Message-ID: %s%nFile: %s%n%n%s%n", mail.id(), file, mail.text());
    return true;
  }
}
