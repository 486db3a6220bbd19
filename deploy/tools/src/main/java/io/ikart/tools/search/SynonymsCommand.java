package io.ikart.tools.search;

import io.ikart.schemas.audit.Audited;
import io.ikart.schemas.search.SynonymRule;
import io.ikart.schemas.topic.OperationsTopics;
import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import io.ikart.tools.audit.OperatorTrail;
import io.ikart.tools.log.EventLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells the shop which words mean the same. */
@Command(
    name = "synonyms",
    description = {
      "Write rules from a file to the topic of synonyms; searches follow within seconds.",
      "A line is an id, a tab, and words: \"seats<TAB>sofa, couch\" or \"mats<TAB>door mat =>"
          + " doormat\". No words end a rule."
    })
final class SynonymsCommand implements ToolCommand {

  @Mixin private Console console;

  @Parameters(paramLabel = "FILE", description = "the rules, UTF-8")
  private Path file;

  @Override
  public Integer call() throws Exception {
    var rules = rules(Files.readAllLines(file, StandardCharsets.UTF_8));
    var settings = console.settings();
    var wire = EventLog.of(settings).wire();
    var topic = OperationsTopics.SEARCH_SYNONYMS;
    new OperatorTrail(settings).note(Audited.SYNONYMS_SET, topic.name());
    var properties = settings.kafka(Map.of(ProducerConfig.ACKS_CONFIG, "all"));
    var serializer = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(properties, serializer, serializer)) {
      for (var rule : rules) {
        var key = topic.keyOf(rule).getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(topic.name(), key, wire.encode(rule))).get();
      }
    }
    console.say("%,d rules are in %s", rules.size(), topic);
    return OK;
  }

  private static List<SynonymRule> rules(List<String> lines) {
    var rules = new ArrayList<SynonymRule>();
    for (var line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        int tab = line.indexOf('\t');
        var id = tab < 0 ? line : line.substring(0, tab);
        rules.add(new SynonymRule(id.strip(), tab < 0 ? "" : line.substring(tab + 1).strip()));
      }
    }
    return rules;
  }
}
