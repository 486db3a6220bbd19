package io.ikart.local.search.analysis;

import java.io.IOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.synonym.SolrSynonymParser;
import org.apache.lucene.util.CharsRef;
import org.apache.lucene.util.CharsRefBuilder;

/** Reads rules like {@code sofa, couch => settee}; when lenient, skips a term without a token. */
final class LenientParser extends SolrSynonymParser {

  private final boolean lenient;

  LenientParser(Analyzer analyzer, boolean lenient) {
    super(true, true, analyzer);
    this.lenient = lenient;
  }

  @Override
  public void add(CharsRef input, CharsRef output, boolean includeOrig) {
    if (!lenient || (input.length > 0 && output.length > 0)) {
      super.add(input, output, includeOrig);
    }
  }

  @Override
  public CharsRef analyze(String text, CharsRefBuilder reuse) throws IOException {
    try {
      return super.analyze(text, reuse);
    } catch (IllegalArgumentException e) {
      if (lenient) {
        return new CharsRef("");
      }
      throw e;
    }
  }
}
