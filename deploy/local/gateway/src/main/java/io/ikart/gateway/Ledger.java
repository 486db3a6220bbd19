package io.ikart.gateway;

import io.ikart.gateway.Intent.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything the gateway knows: intents by id, and what it answered by idempotency key. Each change
 * is in the journal before anyone hears of it. Not thread safe. Never forgets: about 300 bytes a
 * request.
 */
final class Ledger implements AutoCloseable {

  private final Map<String, Remembered> byKey = new HashMap<>();
  private final Map<String, Intent> byId = new HashMap<>();
  private final Journal journal;

  /**
   * Opens the ledger as the journal left it.
   *
   * @throws IOException when the journal cannot be read or written
   */
  Ledger(Path journal) throws IOException {
    this.journal = Journal.open(journal, this::apply);
  }

  Optional<Remembered> remembered(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  Optional<Intent> intent(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  void remember(Remembered line) {
    journal.append(line);
    apply(line);
  }

  private void apply(Remembered line) {
    byKey.put(line.key(), line);
    if (line.answered()) {
      byId.put(line.intent().id(), line.intent());
    }
  }

  /** How many intents stand where; a scan of everything. */
  Counts counts() {
    var byStatus =
        byId.values().stream()
            .collect(Collectors.groupingBy(Intent::status, Collectors.counting()));
    var chargesPerKey = countedBy(Intent::key, Status.REQUIRES_CAPTURE, Status.CANCELED);
    var heldPerPayment = countedBy(Intent::paymentId, Status.REQUIRES_CAPTURE);
    heldPerPayment.remove("");
    return new Counts(
        byStatus.getOrDefault(Status.REQUIRES_CAPTURE, 0L),
        byStatus.getOrDefault(Status.CANCELED, 0L),
        byStatus.getOrDefault(Status.REQUIRES_PAYMENT_METHOD, 0L),
        chargesPerKey.size(),
        highest(chargesPerKey),
        highest(heldPerPayment));
  }

  private Map<String, Long> countedBy(Function<Intent, String> field, Status... statuses) {
    var wanted = Set.of(statuses);
    return byId.values().stream()
        .filter(intent -> wanted.contains(intent.status()))
        .collect(Collectors.groupingBy(field, HashMap::new, Collectors.counting()));
  }

  private static long highest(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
