package io.ikart.local.search.analysis;

import java.util.List;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.bulk.BulkRequest;
import org.elasticsearch.action.bulk.BulkResponse;
import org.elasticsearch.action.delete.DeleteRequest;
import org.elasticsearch.action.search.SearchRequest;
import org.elasticsearch.action.search.SearchResponse;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.action.support.HandledTransportAction;
import org.elasticsearch.action.support.WriteRequest.RefreshPolicy;
import org.elasticsearch.client.internal.Client;
import org.elasticsearch.common.util.concurrent.EsExecutors;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.index.reindex.BulkByScrollResponse;
import org.elasticsearch.index.reindex.BulkByScrollTask;
import org.elasticsearch.index.reindex.DeleteByQueryAction;
import org.elasticsearch.index.reindex.DeleteByQueryRequest;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.search.builder.SearchSourceBuilder;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.transport.TransportService;

/**
 * The synonyms API empties a set by this action before it writes it. A stock server has it in its
 * reindex module; a set is small enough for one page.
 */
public final class DeleteByQuery
    extends HandledTransportAction<DeleteByQueryRequest, BulkByScrollResponse> {

  private static final int MOST_RULES = 10_000;

  private final Client client;

  @Inject
  public DeleteByQuery(TransportService transport, ActionFilters filters, Client client) {
    super(
        DeleteByQueryAction.NAME,
        transport,
        filters,
        DeleteByQueryRequest::new,
        EsExecutors.DIRECT_EXECUTOR_SERVICE);
    this.client = client;
  }

  @Override
  protected void doExecute(
      Task task, DeleteByQueryRequest request, ActionListener<BulkByScrollResponse> listener) {
    var asked = request.getSearchRequest();
    var source =
        new SearchSourceBuilder().query(asked.source().query()).size(MOST_RULES).fetchSource(false);
    var search =
        new SearchRequest(asked.indices()).source(source).indicesOptions(asked.indicesOptions());
    client.search(search, listener.delegateFailureAndWrap((then, found) -> delete(found, then)));
  }

  private void delete(SearchResponse found, ActionListener<BulkByScrollResponse> listener) {
    var deletes = new BulkRequest().setRefreshPolicy(RefreshPolicy.IMMEDIATE);
    for (var hit : found.getHits()) {
      deletes.add(new DeleteRequest(hit.getIndex(), hit.getId()));
    }
    if (deletes.numberOfActions() == 0) {
      listener.onResponse(answer(0, TimeValue.ZERO));
      return;
    }
    client.bulk(
        deletes, listener.delegateFailureAndWrap((then, deleted) -> then.onResponse(of(deleted))));
  }

  private static BulkByScrollResponse of(BulkResponse deleted) {
    if (deleted.hasFailures()) {
      throw new IllegalStateException(deleted.buildFailureMessage());
    }
    return answer(deleted.getItems().length, deleted.getTook());
  }

  private static BulkByScrollResponse answer(long deleted, TimeValue took) {
    var status =
        new BulkByScrollTask.Status(
            null, deleted, 0, 0, deleted, 1, 0, 0, 0, 0, TimeValue.ZERO, -1, null, TimeValue.ZERO);
    return new BulkByScrollResponse(took, status, List.of(), List.of(), false);
  }
}
