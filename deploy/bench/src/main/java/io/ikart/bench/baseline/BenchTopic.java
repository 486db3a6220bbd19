package io.ikart.bench.baseline;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;

/**
 * A topic that lives as long as a benchmark.
 *
 * @param admin to delete it with
 * @param name no topic of the shop
 * @param count of its partitions
 */
record BenchTopic(Admin admin, String name, int count) implements AutoCloseable {

  /** Makes it, with a name that no other run has. */
  static BenchTopic create(String bootstrap, String prefix, int partitions)
      throws InterruptedException, ExecutionException {
    var admin = Admin.create(Brokers.client(bootstrap));
    var name = prefix + "-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    return new BenchTopic(admin, name, partitions);
  }

  List<TopicPartition> partitions() {
    return IntStream.range(0, count).mapToObj(each -> new TopicPartition(name, each)).toList();
  }

  @Override
  public void close() throws InterruptedException, ExecutionException {
    admin.deleteTopics(List.of(name)).all().get();
    admin.close();
  }
}
