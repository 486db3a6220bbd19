package io.ikart.topologies;

import io.ikart.schemas.topic.CustomerTopics;
import io.ikart.topologies.kernel.Application;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.DataBlockIndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache and one bound on write buffers for all stores of the process, so that its memory
 * does not grow with its partitions.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

  private static final long OFF_HEAP_BYTES = 96L * 1024 * 1024;
  private static final long WRITE_BUFFERS_BYTES = 48L * 1024 * 1024;
  private static final long WRITE_BUFFER_BYTES = 8L * 1024 * 1024;
  private static final int BLOCK_BYTES = 16 * 1024;
  private static final int BLOOM_BITS = 10;

  /** Share of the cache, in per cent, that indexes and filters have before blocks of data. */
  private static final int HIGH_PRIORITY_PERCENT = 30;

  /**
   * A key that was destroyed must not go on in an old file for as long as that is not compacted.
   */
  private static final String KEYS = Application.tableName(CustomerTopics.PERSON_KEYS);

  /** Shared by every store for as long as the process lives. */
  private static final class Shared {
    private static final Cache CACHE =
        new LRUCache(OFF_HEAP_BYTES, -1, false, HIGH_PRIORITY_PERCENT / 100.0);
    private static final WriteBufferManager BUFFERS =
        new WriteBufferManager(WRITE_BUFFERS_BYTES, CACHE);
  }

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    var table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(Shared.CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    table.setPinL0FilterAndIndexBlocksInCache(true);
    table.setDataBlockIndexType(DataBlockIndexType.kDataBlockBinaryAndHash);
    table.setBlockSize(BLOCK_BYTES);
    table.setFilterPolicy(new BloomFilter(BLOOM_BITS));
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(Shared.BUFFERS);
    options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    options.setMaxWriteBufferNumber(2);
    if (storeName.equals(KEYS)) {
      options.setPeriodicCompactionSeconds(TimeUnit.DAYS.toSeconds(1));
    }
  }

  @Override
  public void close(String storeName, Options options) {
    // the cache and the buffers are shared and live as long as the process
  }
}
