package io.ikart.local.search.analysis;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.ParseException;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.IndexService.IndexCreationContext;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.AnalysisMode;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.CustomAnalyzer;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.synonyms.SynonymsManagementAPIService;

/**
 * {@code synonym_graph} with rules in the settings ({@code synonyms}) or in a set that the synonyms
 * API keeps ({@code synonyms_set}, reloadable, for analyzers of queries only).
 */
final class SynonymGraphFilterFactory extends AbstractTokenFilterFactory {

  private final List<String> rules;
  private final String set;
  private final boolean lenient;
  private final SynonymsManagementAPIService sets;

  SynonymGraphFilterFactory(String name, Settings settings, SynonymsManagementAPIService sets) {
    super(name, settings);
    this.rules = settings.getAsList("synonyms");
    this.set = settings.get("synonyms_set");
    this.lenient = settings.getAsBoolean("lenient", settings.getAsBoolean("updateable", false));
    this.sets = sets;
  }

  @Override
  public AnalysisMode getAnalysisMode() {
    return set == null ? AnalysisMode.ALL : AnalysisMode.SEARCH_TIME;
  }

  @Override
  public String getResourceName() {
    return set;
  }

  @Override
  public TokenStream create(TokenStream tokens) {
    throw new IllegalStateException("the rules are parsed with the filters before this one first");
  }

  @Override
  public TokenFilterFactory getChainAwareTokenFilterFactory(
      IndexCreationContext context,
      TokenizerFactory tokenizer,
      List<CharFilterFactory> charFilters,
      List<TokenFilterFactory> filtersBefore,
      Function<String, TokenFilterFactory> allFilters) {
    var before =
        filtersBefore.stream()
            .map(TokenFilterFactory::getSynonymFilter)
            .toArray(TokenFilterFactory[]::new);
    var analyzer =
        new CustomAnalyzer(tokenizer, charFilters.toArray(CharFilterFactory[]::new), before);
    return new Parsed(this, parse(analyzer, rulesAt(context)));
  }

  /** A set is itself in an index: it cannot be read while another index is being created. */
  private Reader rulesAt(IndexCreationContext context) {
    if (set == null) {
      return new StringReader(String.join("\n", rules));
    }
    return context == IndexCreationContext.RELOAD_ANALYZERS
        ? Analysis.getReaderFromIndex(set, sets, lenient)
        : new StringReader("");
  }

  private SynonymMap parse(Analyzer analyzer, Reader text) {
    var parser = new LenientParser(analyzer, lenient);
    try {
      parser.parse(text);
      return parser.build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new IllegalArgumentException("synonyms of " + name() + ": " + e.getMessage(), e);
    }
  }

  private static final class Parsed extends AbstractTokenFilterFactory {

    private final SynonymGraphFilterFactory origin;
    private final SynonymMap synonyms;

    private Parsed(SynonymGraphFilterFactory origin, SynonymMap synonyms) {
      super(origin.name(), Settings.EMPTY);
      this.origin = origin;
      this.synonyms = synonyms;
    }

    @Override
    public TokenStream create(TokenStream tokens) {
      return synonyms.fst == null ? tokens : new SynonymGraphFilter(tokens, synonyms, false);
    }

    @Override
    public AnalysisMode getAnalysisMode() {
      return origin.getAnalysisMode();
    }

    @Override
    public String getResourceName() {
      return origin.getResourceName();
    }
  }
}
