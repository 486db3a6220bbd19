package io.ikart.tools;

import io.ikart.schemas.serde.ConfluentRegistry;
import io.ikart.schemas.serde.SchemaRegistryException;
import io.ikart.schemas.topic.Provisioning;
import io.ikart.tools.access.AccessLists;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Creates the topics, puts access in place, registers the schemas. Safe to run again. */
@Command(
    name = "provision",
    description =
        "Create the topics, put access control lists in place, register the schemas; safe to run again.")
final class ProvisionCommand implements ToolCommand {

  private static final int CALL_TIMEOUT_MS = 5_000;

  @Mixin private Console console;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "how long broker and registry may take to answer (${DEFAULT-VALUE})")
  private int waitS;

  @Override
  public Integer call() throws Exception {
    var settings = console.settings();
    var patience = new Patience(Duration.ofSeconds(waitS));
    var provisioning = new Provisioning(settings.partitions(), settings.replication());
    try (var admin = admin(settings)) {
      patience.until("broker " + settings.bootstrap(), () -> answers(admin));
      var created = provisioning.createTopics(admin);
      created.forEach(name -> console.say("created topic %s", name));
      console.say("topics: %d created, all there and partitioned as they must be", created.size());
      console.say("access: %s", AccessLists.ofTheShop().applyTo(admin));
    }
    var registry = new ConfluentRegistry(settings.registryUrl());
    patience.until("schema registry " + settings.registryUrl(), () -> answers(registry));
    var ids = registered(registry, patience);
    ids.forEach((subject, id) -> console.say("schema %d %s", id, subject));
    console.say("schemas: %d registered, compatibility %s", ids.size(), registry.compatibility());
    return OK;
  }

  private static Admin admin(ToolsSettings settings) {
    return Admin.create(
        settings.kafka(
            Map.of(
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
                CALL_TIMEOUT_MS,
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
                2 * CALL_TIMEOUT_MS)));
  }

  private static boolean answers(Admin admin) throws InterruptedException {
    try {
      return !admin.describeCluster().nodes().get().isEmpty();
    } catch (java.util.concurrent.ExecutionException e) {
      return false;
    }
  }

  /** A registry that has only just booted may take its time for the first answers. */
  private static Map<String, Integer> registered(ConfluentRegistry registry, Patience patience)
      throws InterruptedException {
    while (true) {
      try {
        return Provisioning.registerSchemas(registry);
      } catch (SchemaRegistryException e) {
        if (!e.isRetriable() || patience.isOver()) {
          throw e;
        }
        patience.pause();
      }
    }
  }

  private static boolean answers(ConfluentRegistry registry) {
    try {
      return !registry.compatibility().isEmpty();
    } catch (SchemaRegistryException e) {
      return false;
    }
  }
}
