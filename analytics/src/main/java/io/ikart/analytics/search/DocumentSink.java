package io.ikart.analytics.search;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Writes documents with the bulk API. A document has the id of its product and an external version,
 * so that what is written twice, or too late, changes nothing: at least once is enough.
 */
final class DocumentSink extends AsyncSinkBase<SearchDocument, DocumentWrite> {

  private static final long serialVersionUID = 1L;

  private static final int MOST_DOCUMENTS = 500;
  private static final int MOST_REQUESTS = 2;
  private static final int MOST_WAITING = 5_000;
  private static final long MOST_BYTES = 4L * 1024 * 1024;
  private static final long LONGEST_WAIT_MS = 100;
  private static final long LARGEST_DOCUMENT_BYTES = 2L * 1024 * 1024;

  private final SearchIndex index;
  private final WayOut refused;

  DocumentSink(SearchIndex index, WayOut refused) {
    super(
        (document, context) -> DocumentWrite.of(document),
        MOST_DOCUMENTS,
        MOST_REQUESTS,
        MOST_WAITING,
        MOST_BYTES,
        LONGEST_WAIT_MS,
        LARGEST_DOCUMENT_BYTES);
    this.index = index;
    this.refused = refused;
  }

  @Override
  public DocumentWriter createWriter(WriterInitContext context) throws IOException {
    return restoreWriter(context, List.of());
  }

  @Override
  public DocumentWriter restoreWriter(
      WriterInitContext context, Collection<BufferedRequestState<DocumentWrite>> waiting)
      throws IOException {
    return new DocumentWriter(
        getElementConverter(), context, DocumentWriter.within(this), waiting, index, refused);
  }

  @Override
  public SimpleVersionedSerializer<BufferedRequestState<DocumentWrite>> getWriterStateSerializer() {
    return new DocumentWriteSerializer();
  }

  int mostDocuments() {
    return getMaxBatchSize();
  }

  int mostRequests() {
    return getMaxInFlightRequests();
  }

  int mostWaiting() {
    return getMaxBufferedRequests();
  }

  long mostBytes() {
    return getMaxBatchSizeInBytes();
  }

  long longestWaitMs() {
    return getMaxTimeInBufferMS();
  }

  long largestDocumentBytes() {
    return getMaxRecordSizeInBytes();
  }
}
