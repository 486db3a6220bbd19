package io.ikart.local.search.analysis;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;

/** {@code asciifolding}: é is found by e. Also allowed in normalizers. */
final class FoldingFilterFactory extends AbstractTokenFilterFactory
    implements NormalizingTokenFilterFactory {

  private final boolean preserveOriginal;

  FoldingFilterFactory(
      IndexSettings index, Environment environment, String name, Settings settings) {
    super(name, settings);
    preserveOriginal = settings.getAsBoolean("preserve_original", false);
  }

  @Override
  public TokenStream create(TokenStream tokens) {
    return new ASCIIFoldingFilter(tokens, preserveOriginal);
  }

  @Override
  public TokenStream normalize(TokenStream tokens) {
    return new ASCIIFoldingFilter(tokens, false);
  }
}
