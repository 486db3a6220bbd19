package io.ikart.tools;

import io.ikart.tools.TopicSurvey.TopicState;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the topics with what stands in them and who is behind. */
@Command(
    name = "topics",
    description = {
      "List topics: partitions, records, size on disk, and who is how far behind.",
      "RECORDS counts offsets from the first kept to the last: transaction markers are counted"
          + " too, and records that compaction removed still are."
    })
final class TopicsCommand implements ToolCommand {

  private static final String ROW = "%-56s %10s %12s %10s  %s";

  @Mixin private Console console;

  @Option(
      names = "--all",
      description = "also Kafka's own topics (offsets, transactions, share groups)")
  private boolean all;

  @Override
  public Integer call() throws Exception {
    var settings = console.settings();
    try (var admin = Admin.create(settings.kafka(Map.of()))) {
      console.say(ROW, "TOPIC", "PARTITIONS", "RECORDS", "SIZE", "LAG BY GROUP");
      TopicSurvey.of(admin).stream()
          .filter(topic -> all || !topic.name().startsWith("__"))
          .sorted(Comparator.comparing(TopicState::name))
          .forEach(this::print);
      console.say("RECORDS are offsets, first kept to last: transaction markers are among them.");
    }
    return OK;
  }

  private void print(TopicState topic) {
    var lags =
        topic.lagByGroup().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(" "));
    console.say(
        ROW,
        topic.name(),
        topic.partitions(),
        "%,d".formatted(topic.offsets()),
        Bytes.readable(topic.bytes()),
        lags.isEmpty() ? "-" : lags);
  }
}
