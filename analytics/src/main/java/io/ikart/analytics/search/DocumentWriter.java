package io.ikart.analytics.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriter;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.connector.base.sink.writer.ResultHandler;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends bulk requests. What Elasticsearch has no room for now (429), cannot do now (5xx) or did not
 * answer is sent again, each time later; what it will never take becomes a dead letter.
 */
final class DocumentWriter extends AsyncSinkWriter<SearchDocument, DocumentWrite> {

  private static final Logger LOG = LoggerFactory.getLogger(DocumentWriter.class);

  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  private final SearchIndex index;
  private final WayOut.Opened refused;
  private final ElasticsearchTransport transport;
  private final ElasticsearchAsyncClient client;
  private final Patience patience = new Patience();

  DocumentWriter(
      ElementConverter<SearchDocument, DocumentWrite> converter,
      WriterInitContext context,
      AsyncSinkWriterConfiguration limits,
      Collection<BufferedRequestState<DocumentWrite>> waiting,
      SearchIndex index,
      WayOut refused) {
    super(converter, context, limits, waiting);
    this.index = index;
    this.transport = index.open();
    this.client = new ElasticsearchAsyncClient(transport);
    this.refused = refused.open();
    index.create(client);
  }

  static AsyncSinkWriterConfiguration within(DocumentSink sink) {
    return AsyncSinkWriterConfiguration.builder()
        .setMaxBatchSize(sink.mostDocuments())
        .setMaxBatchSizeInBytes(sink.mostBytes())
        .setMaxInFlightRequests(sink.mostRequests())
        .setMaxBufferedRequests(sink.mostWaiting())
        .setMaxTimeInBufferMS(sink.longestWaitMs())
        .setMaxRecordSizeInBytes(sink.largestDocumentBytes())
        .build();
  }

  @Override
  protected void submitRequestEntries(
      List<DocumentWrite> writes, ResultHandler<DocumentWrite> result) {
    client
        .bulk(request(writes))
        .whenComplete(
            (answer, failure) -> {
              if (failure == null) {
                answered(writes, answer, result);
              } else {
                LOG.warn("Elasticsearch did not take {} documents", writes.size(), failure);
                later(writes, result);
              }
            });
  }

  private BulkRequest request(List<DocumentWrite> writes) {
    var request = new BulkRequest.Builder().index(index.name());
    for (var write : writes) {
      request.operations(
          operation ->
              operation.index(
                  line ->
                      line.id(write.id())
                          .version(write.version())
                          .versionType(VersionType.External)
                          .document(BinaryData.of(write.json(), ContentType.APPLICATION_JSON))));
    }
    return request.build();
  }

  private void answered(
      List<DocumentWrite> writes, BulkResponse answer, ResultHandler<DocumentWrite> result) {
    var again = new ArrayList<DocumentWrite>();
    for (int i = 0; i < writes.size(); i++) {
      var item = answer.items().get(i);
      if (isForLater(item)) {
        again.add(writes.get(i));
      } else if (isRefused(item)) {
        refused.send(writes.get(i), item.error().reason());
      }
    }
    if (again.isEmpty()) {
      patience.restore();
      result.complete();
    } else {
      LOG.warn("Elasticsearch wants {} of {} documents later", again.size(), writes.size());
      later(again, result);
    }
  }

  private static boolean isForLater(BulkResponseItem item) {
    return item.status() == TOO_MANY || item.status() >= SERVER_ERROR;
  }

  /** A conflict means that the same document, or a newer one, is there. */
  private static boolean isRefused(BulkResponseItem item) {
    return item.error() != null && item.status() != CONFLICT;
  }

  private void later(List<DocumentWrite> writes, ResultHandler<DocumentWrite> result) {
    CompletableFuture.delayedExecutor(patience.nextMs(), TimeUnit.MILLISECONDS)
        .execute(() -> result.retryForEntries(writes));
  }

  @Override
  protected long getSizeInBytes(DocumentWrite write) {
    return write.json().length;
  }

  @Override
  public void flush(boolean everything) throws InterruptedException {
    super.flush(everything);
    refused.flush();
  }

  @Override
  public void close() {
    super.close();
    refused.close();
    try {
      transport.close();
    } catch (IOException e) {
      LOG.warn("The client of Elasticsearch did not close", e);
    }
  }
}
