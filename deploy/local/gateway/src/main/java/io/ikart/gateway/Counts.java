package io.ikart.gateway;

import io.ikart.gateway.Intent.Status;
import java.util.Collection;
import java.util.HashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a test needs to prove that nobody was charged twice.
 *
 * @param authorized intents authorized now
 * @param captured intents captured, nothing more to capture
 * @param voided intents voided
 * @param declined intents declined
 * @param distinctKeys idempotency keys that led to an authorization, voided later or not
 * @param maxChargesPerKey most authorizations any one key led to; more than 1 is a double charge
 * @param maxAuthorizedPerPayment most intents authorized or captured for one payment id
 */
record Counts(
    long authorized,
    long captured,
    long voided,
    long declined,
    long distinctKeys,
    long maxChargesPerKey,
    long maxAuthorizedPerPayment) {

  /** Counts by a scan of everything. */
  static Counts of(Collection<Intent> intents) {
    var byStatus =
        intents.stream().collect(Collectors.groupingBy(Intent::status, Collectors.counting()));
    var chargesPerKey = countedBy(intents, Intent::wasCharged, Intent::key);
    var heldPerPayment =
        countedBy(
            intents,
            intent ->
                intent.status() == Status.REQUIRES_CAPTURE || intent.status() == Status.SUCCEEDED,
            intent -> intent.terms().metadata().getOrDefault("payment_id", ""));
    heldPerPayment.remove("");
    return new Counts(
        byStatus.getOrDefault(Status.REQUIRES_CAPTURE, 0L),
        byStatus.getOrDefault(Status.SUCCEEDED, 0L),
        byStatus.getOrDefault(Status.CANCELED, 0L),
        byStatus.getOrDefault(Status.REQUIRES_PAYMENT_METHOD, 0L),
        chargesPerKey.size(),
        highest(chargesPerKey),
        highest(heldPerPayment));
  }

  private static HashMap<String, Long> countedBy(
      Collection<Intent> intents, Predicate<Intent> wanted, Function<Intent, String> field) {
    return intents.stream()
        .filter(wanted)
        .collect(Collectors.groupingBy(field, HashMap::new, Collectors.counting()));
  }

  private static long highest(HashMap<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }
}
