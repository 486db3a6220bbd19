package io.ikart.tools.search;

import io.ikart.tools.Console;
import io.ikart.tools.Patience;
import io.ikart.tools.ToolCommand;
import io.ikart.tools.log.EventLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares every document with what the log says. */
@Command(
    name = "verify",
    description = {
      "Read the log from the beginning, fold it into search documents, and compare each with the"
          + " one in the index.",
      "Exit code 1 when one differs, is missing, or is too many."
    })
final class SearchVerifyCommand implements ToolCommand {

  private static final Duration READING = Duration.ofMinutes(15);
  private static final int SHOWN = 10;

  @Mixin private Console console;

  @Option(
      names = "--settle",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "how long the index may take to catch up with the log (${DEFAULT-VALUE})")
  private int settleS;

  @Option(names = "--index", defaultValue = Elasticsearch.ALIAS, description = "or an alias")
  private String index;

  @Override
  public Integer call() throws Exception {
    var settings = console.settings();
    var engine = new Elasticsearch(settings.searchUrl());
    var book = new SearchBook();
    var log = EventLog.of(settings);
    try (var follower = log.followFromBeginning(SearchBook.TOPICS, book::accept)) {
      follower.catchUp(READING);
      var patience = new Patience(Duration.ofSeconds(settleS));
      var last = new AtomicReference<>(compare(engine, book));
      while (!last.get().isEmpty() && !patience.isOver()) {
        patience.pause();
        follower.catchUp(READING);
        last.set(compare(engine, book));
      }
      return print(last.get());
    }
  }

  private List<String> compare(Elasticsearch engine, SearchBook book) throws Exception {
    return Differences.between(book.documents(), engine.documents(index));
  }

  private int print(List<String> differences) {
    differences.stream().limit(SHOWN).forEach(each -> console.say("differs: %s", each));
    console.say(
        differences.isEmpty() ? "Every document is what the log says." : "%,d documents differ.",
        differences.size());
    return differences.isEmpty() ? OK : FAILED;
  }
}
