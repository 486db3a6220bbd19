package io.ikart.local.search.analysis;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.elasticsearch.action.ActionRequest;
import org.elasticsearch.action.ActionResponse;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.PreConfiguredTokenizer;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.mapper.Mapper;
import org.elasticsearch.index.mapper.TextFieldMapper;
import org.elasticsearch.index.reindex.DeleteByQueryAction;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.ActionPlugin;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.MapperPlugin;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.synonyms.SynonymsManagementAPIService;

/**
 * Registers the factories under the names that a stock server gives them, and what the synonyms API
 * needs of another module.
 */
public final class StandardAnalysisPlugin extends Plugin
    implements AnalysisPlugin, ActionPlugin, MapperPlugin {

  private static final int STOCK_LONGEST_GRAM = 2;

  private volatile SynonymsManagementAPIService synonyms;

  @Override
  public Collection<?> createComponents(PluginServices services) {
    synonyms = new SynonymsManagementAPIService(services.client());
    return List.of();
  }

  @Override
  public List<ActionHandler<? extends ActionRequest, ? extends ActionResponse>> getActions() {
    return List.of(new ActionHandler<>(DeleteByQueryAction.INSTANCE, DeleteByQuery.class));
  }

  /** The index of the synonyms API has a field of this type, which is text that is not scored. */
  @Override
  public Map<String, Mapper.TypeParser> getMappers() {
    return Map.of("match_only_text", TextFieldMapper.PARSER);
  }

  @Override
  public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
    return Map.of(
        "asciifolding", FoldingFilterFactory::new,
        "stemmer", StemmerFilterFactory::new,
        "edge_ngram", StandardAnalysisPlugin::edgeNgrams,
        "synonym_graph", AnalysisPlugin.requiresAnalysisSettings(this::synonymGraph));
  }

  @Override
  public List<PreConfiguredTokenFilter> getPreConfiguredTokenFilters() {
    return List.of(PreConfiguredTokenFilter.singleton("trim", true, TrimFilter::new));
  }

  @Override
  public List<PreConfiguredTokenizer> getPreConfiguredTokenizers() {
    return List.of(
        PreConfiguredTokenizer.singleton("keyword", KeywordTokenizer::new),
        PreConfiguredTokenizer.singleton("whitespace", WhitespaceTokenizer::new));
  }

  private TokenFilterFactory synonymGraph(
      IndexSettings index, Environment environment, String name, Settings settings) {
    return new SynonymGraphFilterFactory(name, settings, synonyms);
  }

  private static TokenFilterFactory edgeNgrams(
      IndexSettings index, Environment environment, String name, Settings settings) {
    int shortest = settings.getAsInt("min_gram", 1);
    int longest = settings.getAsInt("max_gram", STOCK_LONGEST_GRAM);
    boolean original = settings.getAsBoolean("preserve_original", false);
    return new SimpleFilterFactory(
        name, tokens -> new EdgeNGramTokenFilter(tokens, shortest, longest, original));
  }
}
