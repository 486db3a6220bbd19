package io.ikart.tools.access;

import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who may do what at the brokers. */
@Command(
    name = "acls",
    description = {
      "Print the access control lists of every application, as commands for any Kafka cluster.",
      "They are made from the topologies and the catalogue of topics; 'provision' puts them in place"
          + " on a broker that has an authorizer."
    })
public final class AclsCommand implements ToolCommand {

  @Mixin private Console console;

  @Option(names = "--apply", description = "put them in place instead, as 'provision' does")
  private boolean apply;

  @Override
  public Integer call() throws Exception {
    var lists = AccessLists.ofTheShop();
    if (!apply) {
      lists.asCommands().forEach(command -> console.say("%s", command));
      return OK;
    }
    try (var admin = Admin.create(console.settings().kafka(Map.of()))) {
      console.say("access: %s", lists.applyTo(admin));
    }
    return OK;
  }
}
