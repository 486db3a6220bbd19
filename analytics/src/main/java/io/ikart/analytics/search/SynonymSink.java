package io.ikart.analytics.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.transport.ElasticsearchTransport;
import io.ikart.schemas.search.SynonymRule;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Keeps the set of synonyms that queries of the index are expanded with. Elasticsearch reloads its
 * analyzers at every change. Rules are few and change seldom: each is written before the next is
 * read.
 */
final class SynonymSink implements Sink<SynonymRule> {

  private static final long serialVersionUID = 1L;
  private static final int NOT_FOUND = 404;

  private final SearchIndex index;

  SynonymSink(SearchIndex index) {
    this.index = index;
  }

  @Override
  public SinkWriter<SynonymRule> createWriter(WriterInitContext context) {
    return new Writer(index.name(), index.open());
  }

  private static final class Writer implements SinkWriter<SynonymRule> {

    private final String set;
    private final ElasticsearchTransport transport;
    private final ElasticsearchAsyncClient client;

    private Writer(String set, ElasticsearchTransport transport) {
      this.set = set;
      this.transport = transport;
      this.client = new ElasticsearchAsyncClient(transport);
      if (isMissing(client.synonyms().getSynonym(question -> question.id(set)))) {
        client.synonyms().putSynonym(made -> made.id(set).synonymsSet(List.of())).join();
      }
    }

    @Override
    public void write(SynonymRule rule, Context context) {
      if (rule.getWords().isBlank()) {
        var gone = client.synonyms().deleteSynonymRule(r -> r.setId(set).ruleId(rule.getRuleId()));
        isMissing(gone);
      } else {
        client
            .synonyms()
            .putSynonymRule(r -> r.setId(set).ruleId(rule.getRuleId()).synonyms(rule.getWords()))
            .join();
      }
    }

    /**
     * Waits for the answer; any other failure than "not found" fails the job, which tries again.
     */
    private static boolean isMissing(CompletableFuture<?> answer) {
      try {
        answer.join();
        return false;
      } catch (CompletionException e) {
        if (e.getCause() instanceof ElasticsearchException refused
            && refused.status() == NOT_FOUND) {
          return true;
        }
        throw e;
      }
    }

    @Override
    public void flush(boolean endOfInput) {
      // Every rule is written when write returns.
    }

    @Override
    public void close() throws IOException {
      transport.close();
    }
  }
}
