package io.ikart.bench;

import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.stock.StockAllocated;
import io.ikart.schemas.topic.StockTopics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The records one isolated order left, by topic, in two parts: from check-out to confirmed, and
 * what the stock application did afterwards, when it turned the holds into allocations. The second
 * part is found by transactions: a marker between two records of a partition shows as a gap of
 * offsets, and a task writes its events and its changelogs of one partition in the same
 * transactions.
 *
 * @param toConfirmed records by topic
 * @param afterwards records by topic
 */
record OrderRecords(Map<String, Integer> toConfirmed, Map<String, Integer> afterwards) {

  private static final String CHANGELOG = "-changelog";
  private static final String STOCK = "stock";

  static OrderRecords of(AvroWire wire, List<ConsumerRecord<byte[], byte[]>> records) {
    var transactions = transactions(records);
    var late = lateTransactions(wire, transactions);
    var toConfirmed = new TreeMap<String, Integer>();
    var afterwards = new TreeMap<String, Integer>();
    transactions.forEach(
        (partition, found) -> {
          var events = new TopicPartition(StockTopics.STOCK_EVENTS.name(), partition.partition());
          var known = transactions.getOrDefault(events, List.of());
          var lateHere =
              ofStock(partition.topic()) && known.size() == found.size()
                  ? late.getOrDefault(partition.partition(), Set.of())
                  : Set.<Integer>of();
          for (int i = 0; i < found.size(); i++) {
            (lateHere.contains(i) ? afterwards : toConfirmed)
                .merge(partition.topic(), found.get(i).size(), Integer::sum);
          }
        });
    return new OrderRecords(toConfirmed, afterwards);
  }

  private static boolean ofStock(String topic) {
    return topic.equals(StockTopics.STOCK_EVENTS.name())
        || (topic.contains(STOCK) && topic.endsWith(CHANGELOG));
  }

  private static Map<TopicPartition, List<List<ConsumerRecord<byte[], byte[]>>>> transactions(
      List<ConsumerRecord<byte[], byte[]>> records) {
    var found = new HashMap<TopicPartition, List<List<ConsumerRecord<byte[], byte[]>>>>();
    for (var record : records) {
      var partition = new TopicPartition(record.topic(), record.partition());
      var groups = found.computeIfAbsent(partition, same -> new ArrayList<>());
      if (groups.isEmpty() || isAfterMarker(groups.get(groups.size() - 1), record)) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(record);
    }
    return found;
  }

  private static boolean isAfterMarker(
      List<ConsumerRecord<byte[], byte[]>> group, ConsumerRecord<byte[], byte[]> next) {
    return group.get(group.size() - 1).offset() + 1 < next.offset();
  }

  /** By partition, the transactions of stock that hold an allocation. */
  private static Map<Integer, Set<Integer>> lateTransactions(
      AvroWire wire, Map<TopicPartition, List<List<ConsumerRecord<byte[], byte[]>>>> found) {
    var late = new HashMap<Integer, Set<Integer>>();
    found.forEach(
        (partition, groups) -> {
          if (partition.topic().equals(StockTopics.STOCK_EVENTS.name())) {
            for (int i = 0; i < groups.size(); i++) {
              if (groups.get(i).stream().anyMatch(each -> isAllocation(wire, each))) {
                late.computeIfAbsent(partition.partition(), same -> new HashSet<>()).add(i);
              }
            }
          }
        });
    return late;
  }

  private static boolean isAllocation(AvroWire wire, ConsumerRecord<byte[], byte[]> record) {
    return wire.decode(record.value()) instanceof StockAllocated;
  }
}
