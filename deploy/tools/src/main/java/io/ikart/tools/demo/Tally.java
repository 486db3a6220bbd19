package io.ikart.tools.demo;

import io.ikart.tools.Latency;
import io.ikart.tools.shop.EdgeAnswer;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What happened so far, counted by shoppers and by the order events. Thread safe. */
final class Tally {

  private static final int CLIENT_ERROR = 4;

  /** Things that are counted. */
  enum Count {
    PLACED,
    CONFIRMED,
    DECLINED,
    REJECTED,
    EXPIRED,
    CANCELLED,
    ABANDONED,
    REQUESTS
  }

  private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);
  private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> impossible = new ConcurrentHashMap<>();
  private final Map<String, Long> sentNanos = new ConcurrentHashMap<>();
  private final Latency accept = new Latency();
  private final Latency confirm = new Latency();

  Tally() {
    for (var count : Count.values()) {
      counts.put(count, new LongAdder());
    }
  }

  void count(Count what) {
    counts.get(what).increment();
  }

  long of(Count what) {
    return counts.get(what).sum();
  }

  /** Notes an answer: a refusal with its code is business, a server error is a fault. */
  void answered(EdgeAnswer answer) {
    count(Count.REQUESTS);
    if (answer.isServerError()) {
      impossible(answer.status() + " " + answer.code());
    } else if (answer.status() / 100 == CLIENT_ERROR) {
      refusals.computeIfAbsent(answer.code(), code -> new LongAdder()).increment();
    }
  }

  /** Notes something that must not happen. */
  void impossible(String what) {
    impossible.computeIfAbsent(what, text -> new LongAdder()).increment();
  }

  /** Notes when a checkout went out whose payment is approved at once. */
  void sent(String orderId, long nanos) {
    sentNanos.put(orderId, nanos);
  }

  /** Notes that the shop said the order is durable. */
  void accepted(long nanos) {
    accept.record(nanos);
  }

  /** Notes a confirmation just seen. */
  void confirmed(String orderId) {
    var sent = sentNanos.remove(orderId);
    if (sent != null) {
      confirm.record(System.nanoTime() - sent);
    }
  }

  /** From the send of a checkout to its answer. */
  Latency accept() {
    return accept;
  }

  /** From the send of a checkout to CONFIRMED seen; only payments approved at once. */
  Latency confirm() {
    return confirm;
  }

  /** Refusals by problem code. */
  Map<String, Long> refusals() {
    return sums(refusals);
  }

  /** Faults by kind. */
  Map<String, Long> faults() {
    return sums(impossible);
  }

  private static Map<String, Long> sums(Map<String, LongAdder> adders) {
    var sums = new TreeMap<String, Long>();
    adders.forEach((key, adder) -> sums.put(key, adder.sum()));
    return sums;
  }
}
