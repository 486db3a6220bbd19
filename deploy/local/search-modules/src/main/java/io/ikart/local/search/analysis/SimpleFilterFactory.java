package io.ikart.local.search.analysis;

import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;

/** A filter that needs nothing but the tokens before it. */
final class SimpleFilterFactory extends AbstractTokenFilterFactory {

  private final UnaryOperator<TokenStream> filter;

  SimpleFilterFactory(String name, UnaryOperator<TokenStream> filter) {
    super(name, Settings.EMPTY);
    this.filter = filter;
  }

  @Override
  public TokenStream create(TokenStream tokens) {
    return filter.apply(tokens);
  }
}
