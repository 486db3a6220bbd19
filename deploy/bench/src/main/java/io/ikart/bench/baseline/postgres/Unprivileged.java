package io.ikart.bench.baseline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs commands without the rights of root, because PostgreSQL refuses to run with them.
 *
 * @param drop whether there are rights to drop; then commands run as the package's own user
 */
record Unprivileged(boolean drop) {

  private static final String USER = "postgres";

  /** For a process of this user. */
  static Unprivileged of(String user) {
    return new Unprivileged(user.equals("root"));
  }

  /** The command to run instead: it becomes the server's process, with no other in between. */
  List<String> command(List<String> command) {
    var prefix =
        drop
            ? Stream.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--init-groups", "--")
            : Stream.<String>empty();
    return Stream.concat(prefix, command.stream()).toList();
  }

  /** Gives a file to the user that commands run as. */
  void own(Path file) throws IOException {
    if (!drop) {
      return;
    }
    try {
      var users = file.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(file, users.lookupPrincipalByName(USER));
    } catch (UserPrincipalNotFoundException e) {
      throw new IllegalStateException(
          "no user 'postgres' to run PostgreSQL as: install Debian's package 'postgresql'", e);
    }
  }
}
