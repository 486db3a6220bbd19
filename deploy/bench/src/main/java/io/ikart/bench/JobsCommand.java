package io.ikart.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.tools.Console;
import io.ikart.tools.Patience;
import io.ikart.tools.ToolCommand;
import io.ikart.tools.log.EventLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many events a second and core the Flink jobs take, and how many documents are indexed. */
@Command(
    name = "jobs",
    description = {
      "Let each Flink job of the local shop forget what it knows and read the log from its"
          + " beginning, and measure events a second, events a second and core of the TaskManager,"
          + " and documents indexed a second.",
      "The search index is deleted and written anew: use a shop that may be thrown away. Start it"
          + " with IKART_CHECKPOINT_S=2; fill it with orders first (saga)."
    })
final class JobsCommand implements ToolCommand {

  private static final Duration FOUND_WITHIN = Duration.ofMinutes(10);
  private static final double NANOS_A_SECOND = 1e9;

  @Mixin private Console console;
  @Mixin private Results results;

  @Option(
      names = "--jobs",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "search,sales,behaviour",
      description = "which jobs (${DEFAULT-VALUE})")
  private List<String> jobs;

  @Option(
      names = "--products",
      paramLabel = "N",
      defaultValue = "20000",
      description = "products to import first; 0 for what there is (${DEFAULT-VALUE})")
  private int products;

  @Option(
      names = "--actions",
      paramLabel = "N",
      defaultValue = "200000",
      description = "actions of shoppers to write first; 0 for what there is (${DEFAULT-VALUE})")
  private int actions;

  @Override
  public Integer call() throws Exception {
    var settings = console.settings();
    var documents = new IndexedDocuments(settings.searchUrl());
    var result = Results.begin("jobs");
    var figures = new TreeMap<String, Double>();
    boolean valid = true;
    if (products > 0) {
      figures.putAll(imported(documents));
    }
    if (actions > 0) {
      console.progress("writing %,d actions of shoppers", actions);
      try (var log = new CommandLog(settings.bootstrap(), EventLog.of(settings).wire())) {
        new ShopperActions().write(log, actions);
      }
    }
    try (var admin = Admin.create(settings.kafka(Map.of()))) {
      for (var job : jobs) {
        valid &= measured(admin, documents, job, figures, result);
      }
    }
    figures.forEach((name, value) -> console.say("  %-44s %,14.1f", name, value));
    var kept = result.put("valid", valid).putObject("figures");
    figures.forEach((name, value) -> kept.put(name, Outcome.rounded(value)));
    results.keep(console, result);
    return valid ? OK : FAILED;
  }

  /** Products and their stock through the bulk routes, until a search would find all of them. */
  private Map<String, Double> imported(IndexedDocuments documents) throws Exception {
    var goods = new BenchGoods(products);
    long began = System.nanoTime();
    try (var edge = BenchGoods.client(console.settings())) {
      goods.seed(edge, console::progress);
    }
    double accepted = (System.nanoTime() - began) / NANOS_A_SECOND;
    new Patience(FOUND_WITHIN)
        .until("every product is in the index", () -> documents.found() >= products);
    double found = (System.nanoTime() - began) / NANOS_A_SECOND;
    return Map.of(
        "import.productsPerSecond", products / accepted,
        "import.documentsPerSecond", products / found);
  }

  private boolean measured(
      Admin admin,
      IndexedDocuments documents,
      String job,
      Map<String, Double> figures,
      ObjectNode result)
      throws Exception {
    console.progress("%s: waiting until it has read everything there is", job);
    var rerun = new JobRerun(console.settings(), admin, documents, job);
    var samples = rerun.measure(console::progress);
    var reason = samples.tooFew();
    if (reason.isPresent()) {
      console.say("%s: VOID: %s", job, reason.get());
      result.withArrayProperty("void").add(job + ": " + reason.get());
      return false;
    }
    samples.figures(rerun.events()).forEach((name, value) -> figures.put(job + "." + name, value));
    return true;
  }
}
