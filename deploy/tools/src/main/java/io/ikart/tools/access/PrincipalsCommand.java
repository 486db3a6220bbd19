package io.ikart.tools.access;

import io.ikart.schemas.access.Access;
import io.ikart.tools.Console;
import io.ikart.tools.Patience;
import io.ikart.tools.ToolCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Gives every application its principal at the broker, a secret, and what it may do. */
@Command(
    name = "principals",
    description = {
      "Give every application a principal of its own at the broker: a secret (SCRAM-SHA-512), a file"
          + " with its client settings, and its access control lists. Safe to run again.",
      "IKART_KAFKA_CONFIG names the settings of a principal that may do so; broker address and trust"
          + " go from there into the files."
    })
public final class PrincipalsCommand implements ToolCommand {

  private static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_512;

  /**
   * The least there may be: the secrets are random and 256 bits long, there is nothing to guess.
   */
  private static final int ITERATIONS = 4_096;

  private static final Duration IN_PLACE_WITHIN = Duration.ofSeconds(30);

  @Mixin private Console console;

  @Parameters(paramLabel = "FOLDER", description = "where the files are, or will be")
  private Path folder;

  @Option(
      names = "--rotate",
      paramLabel = "NAME",
      description = "give this application a new secret; start it again afterwards")
  private final List<String> rotated = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    var lists = AccessLists.ofTheShop();
    var names = lists.applications().stream().map(Access::principal).toList();
    requireKnown(names);
    var files = new PrincipalFiles(folder, console.settings().kafkaSecurity());
    var secrets = new TreeMap<String, String>();
    for (var name : names) {
      secrets.put(name, rotated.contains(name) ? files.renew(name) : files.secretOf(name));
    }
    try (var admin = Admin.create(console.settings().kafka(Map.of()))) {
      admin.alterUserScramCredentials(alterations(secrets)).all().get();
      new Patience(IN_PLACE_WITHIN).until("principals", () -> knows(admin, names));
      console.say("principals: %d, each with a file in %s", names.size(), folder);
      console.say("access: %s", lists.applyTo(admin));
    }
    return OK;
  }

  private void requireKnown(List<String> names) {
    for (var name : rotated) {
      if (!names.contains(name)) {
        throw new ParameterException(
            console.commandLine(),
            "no application is called '%s'; there are %s".formatted(name, names));
      }
    }
  }

  private static List<UserScramCredentialAlteration> alterations(Map<String, String> secrets) {
    var info = new ScramCredentialInfo(MECHANISM, ITERATIONS);
    return secrets.entrySet().stream()
        .<UserScramCredentialAlteration>map(
            each -> new UserScramCredentialUpsertion(each.getKey(), info, each.getValue()))
        .toList();
  }

  /** The controller has them when it answered; the broker, which is asked here, a moment later. */
  private static boolean knows(Admin admin, List<String> names) throws InterruptedException {
    try {
      return admin.describeUserScramCredentials().users().get().containsAll(names);
    } catch (ExecutionException e) {
      return false;
    }
  }
}
