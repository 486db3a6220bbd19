package io.ikart.tools.search;

import io.ikart.tools.Console;
import io.ikart.tools.Patience;
import io.ikart.tools.ToolCommand;
import io.ikart.tools.log.EventLog;
import java.io.IOException;
import java.time.Duration;
import java.util.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Waits until a new index has what the log had at the start, compares, and puts it in place. */
@Command(
    name = "catch-up",
    description = {
      "Wait until a new index has everything the log had when this began, compare its documents with"
          + " those of the old index, and let the alias mean the new one.",
      "Exit code 1, and nothing changed, when it does not get there or a document differs."
    })
final class SearchCatchUpCommand implements ToolCommand {

  private static final Duration READING = Duration.ofMinutes(15);
  private static final int SHOWN = 10;

  @Mixin private Console console;

  @Option(names = "--from", required = true, description = "the old index")
  private String from;

  @Option(names = "--to", required = true, description = "the new index")
  private String to;

  @Option(
      names = "--within",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "how long catching up may take (${DEFAULT-VALUE})")
  private int withinS;

  @Option(
      names = "--changed-mapping",
      description = "the documents are meant to differ: do not compare them")
  private boolean changed;

  @Override
  public Integer call() throws Exception {
    var settings = console.settings();
    var engine = new Elasticsearch(settings.searchUrl());
    var book = new SearchBook();
    EventLog.of(settings).read(SearchBook.TOPICS, READING, book::accept);
    var atStart = book.documents();
    console.progress("%s must have %,d documents", to, atStart.size());
    new Patience(Duration.ofSeconds(withinS))
        .until(to + " has caught up", () -> hasCaughtUp(engine, atStart));
    var made = engine.documents(to);
    var differences = Differences.atEqualVersions(engine.documents(from), made);
    if (!changed && !differences.isEmpty()) {
      differences.stream().limit(SHOWN).forEach(each -> console.say("differs: %s", each));
      console.say("%,d documents differ; %s stays in place", differences.size(), from);
      return FAILED;
    }
    engine.swapAlias(from, to);
    console.say("%s has %,d documents and is in place", to, made.size());
    return OK;
  }

  private boolean hasCaughtUp(Elasticsearch engine, SortedMap<String, StoredDocument> atStart)
      throws IOException, InterruptedException {
    if (!engine.exists(to)) {
      return false;
    }
    var made = engine.documents(to);
    return atStart.entrySet().stream()
        .allMatch(
            expected -> {
              var is = made.get(expected.getKey());
              return is != null && is.version() >= expected.getValue().version();
            });
  }
}
