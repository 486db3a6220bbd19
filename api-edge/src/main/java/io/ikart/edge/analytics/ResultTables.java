package io.ikart.edge.analytics;

import io.ikart.edge.kafka.LogTail;
import io.ikart.schemas.behaviour.FunnelFigure;
import io.ikart.schemas.sales.SalesFigure;
import io.ikart.schemas.sales.TopProducts;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.topic.AnalyticsTopics;
import io.ikart.schemas.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of the jobs' results, read from their beginning and kept up to date, the newest
 * revision of each row. Bounded: see {@link FigureTable}.
 */
public final class ResultTables implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ResultTables.class);
  private static final List<Topic> TABLES =
      List.of(
          AnalyticsTopics.SALES_FIGURES,
          AnalyticsTopics.TOP_PRODUCTS,
          AnalyticsTopics.FUNNEL_FIGURES);
  private static final int MOST_FUNNELS = 24 * 400;

  private final AvroWire wire;
  private final LogTail tail;
  private final FigureTable figures = new FigureTable();
  private final Map<String, TopProducts> lists = new ConcurrentHashMap<>();
  private final NewestRows<FunnelFigure> funnels =
      new NewestRows<>(MOST_FUNNELS, FunnelFigure::getFrom, FunnelFigure::getRevision);
  private final List<java.util.function.Consumer<SalesFigure>> followers =
      new CopyOnWriteArrayList<>();

  public ResultTables(AvroWire wire, Supplier<Consumer<String, byte[]>> opening) {
    this.wire = wire;
    this.tail = LogTail.fromBeginning("ikart-edge-results", opening, ResultTables::all, this::read);
  }

  public void start() {
    tail.start();
  }

  /** Whether everything written before the edge started has been read. */
  public boolean ready() {
    return tail.ready();
  }

  FigureTable figures() {
    return figures;
  }

  Map<String, TopProducts> lists() {
    return lists;
  }

  NewestRows<FunnelFigure> funnels() {
    return funnels;
  }

  /**
   * Begins to hand over every sales figure that changes.
   *
   * @param reader takes them on the reading thread: must be quick and must not throw
   * @return ends it
   */
  Runnable follow(java.util.function.Consumer<SalesFigure> reader) {
    followers.add(reader);
    return () -> followers.remove(reader);
  }

  private static List<TopicPartition> all(Consumer<String, byte[]> consumer) {
    return TABLES.stream()
        .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  private void read(ConsumerRecord<String, byte[]> read) {
    if (read.value() == null) {
      return;
    }
    try {
      put(read.key(), wire.decode(read.value()));
    } catch (SerializationException e) {
      LOG.warn("Unreadable result at {}-{}@{}", read.topic(), read.partition(), read.offset(), e);
    }
  }

  private void put(String key, SpecificRecord row) {
    if (row instanceof SalesFigure figure) {
      if (figures.put(figure)) {
        followers.forEach(follower -> follower.accept(figure));
      }
    } else if (row instanceof TopProducts list) {
      lists.merge(key, list, (old, now) -> now.getRevision() >= old.getRevision() ? now : old);
    } else if (row instanceof FunnelFigure funnel) {
      funnels.put(key, funnel);
    }
  }

  @Override
  public void close() {
    tail.close();
  }
}
