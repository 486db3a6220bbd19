package io.ikart.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The mails the local sink has kept. */
final class MailFolder {

  private static final Pattern ID = Pattern.compile("(?mi)^Message-ID:\\s*(<[^>]+>)");

  private final Path folder;

  MailFolder(Path folder) {
    this.folder = folder;
  }

  /** The mails to an address as they came, the oldest first. */
  List<String> to(String address) throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.list(folder)) {
      for (var file : files.filter(each -> each.toString().endsWith(".eml")).sorted().toList()) {
        var mail = Files.readString(file, StandardCharsets.UTF_8);
        if (mail.contains("<" + address + ">") || mail.contains("To: " + address)) {
          found.add(mail);
        }
      }
    }
    return found;
  }

  /** Message-IDs of the mails about an order, one for each mail that came. */
  List<String> about(String order) throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.list(folder)) {
      for (var file : files.filter(each -> each.toString().endsWith(".eml")).toList()) {
        var id = ID.matcher(Files.readString(file, StandardCharsets.UTF_8));
        if (id.find() && id.group(1).contains(order)) {
          found.add(id.group(1));
        }
      }
    }
    return found;
  }
}
