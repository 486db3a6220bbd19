package io.ikart.local.search.analysis;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;

/** {@code stemmer}, for the English languages of the stock server. */
final class StemmerFilterFactory extends AbstractTokenFilterFactory {

  private static final Map<String, UnaryOperator<TokenStream>> LANGUAGES =
      Map.of(
          "english", PorterStemFilter::new,
          "light_english", KStemFilter::new,
          "minimal_english", EnglishMinimalStemFilter::new,
          "possessive_english", EnglishPossessiveFilter::new);

  private final UnaryOperator<TokenStream> stemmer;

  /**
   * Reads the language.
   *
   * @throws IllegalArgumentException on a language this module does not have
   */
  StemmerFilterFactory(
      IndexSettings index, Environment environment, String name, Settings settings) {
    super(name, settings);
    var language = settings.get("language", settings.get("name", "english"));
    stemmer = LANGUAGES.get(language);
    if (stemmer == null) {
      throw new IllegalArgumentException(
          "the local node stems " + LANGUAGES.keySet() + " and not " + language);
    }
  }

  @Override
  public TokenStream create(TokenStream tokens) {
    return stemmer.apply(tokens);
  }
}
