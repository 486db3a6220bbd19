package io.ikart.tools.retail;

import io.ikart.tools.Console;

/** Shows what the files hold: where each line goes, and everything odd. */
final class PlanPrinter {

  private static final String ROW = "  %-62s %,10d";
  private static final int UNREADABLE_SHOWN = 10;

  private final Console console;

  PlanPrinter(Console console) {
    this.console = console;
  }

  void print(RetailData data, TradePlan plan) {
    console.say(
        "%,d lines in %,d files; %,d sale invoices.",
        data.size(), data.files().size(), plan.invoices().size());
    console.say("Every line stands in exactly one of:");
    console.say(
        ROW,
        "to be sold",
        plan.invoices().stream().mapToLong(invoice -> invoice.sources().size()).sum());
    plan.setAside()
        .forEach((reason, lines) -> console.say(ROW, "set aside: " + reason.label(), lines.size()));
    if (!data.unreadable().isEmpty()) {
      console.say(ROW, "set aside: " + Bucket.UNREADABLE.label(), data.unreadable().size());
    }
    console.say("Anomalies (a line may have several):");
    AnomalyReport.of(data, plan).forEach((kind, count) -> console.say(ROW, kind, count));
    data.unreadable().stream()
        .limit(UNREADABLE_SHOWN)
        .forEach(
            line ->
                console.say("  unreadable: %s:%d: %s", line.file().name(), line.row(), line.why()));
  }
}
