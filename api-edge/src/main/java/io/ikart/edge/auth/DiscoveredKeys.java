package io.ikart.edge.auth;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.Objects;

/**
 * The keys of an issuer, found by its discovery document (OpenID Connect Discovery 1.0). Asks each
 * time: whoever uses it remembers.
 */
final class DiscoveredKeys implements JWKSetSource<SecurityContext> {

  private static final String DOCUMENT = "/.well-known/openid-configuration";
  private static final int PATIENCE_MS = 2_000;
  private static final int MOST_BYTES = 64 * 1024;

  private final String issuer;
  private final ResourceRetriever http =
      new DefaultResourceRetriever(PATIENCE_MS, PATIENCE_MS, MOST_BYTES);

  /**
   * @param issuer as it stands in its tokens
   */
  DiscoveredKeys(URI issuer) {
    this.issuer = issuer.toString();
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator refresh, long currentTime, SecurityContext context)
      throws KeySourceException {
    try {
      var found = JSONObjectUtils.parse(text(issuer.replaceAll("/$", "") + DOCUMENT));
      if (!issuer.equals(JSONObjectUtils.getString(found, "issuer"))) {
        throw new RemoteKeySourceException("the document is another issuer's", null);
      }
      var keys = JSONObjectUtils.getString(found, "jwks_uri");
      if (keys == null || !isAsSafe(URI.create(keys))) {
        throw new RemoteKeySourceException("the document names no keys", null);
      }
      return JWKSet.parse(text(keys));
    } catch (IOException | ParseException | IllegalArgumentException e) {
      throw new RemoteKeySourceException("the issuer's keys cannot be had", e);
    }
  }

  /** Keys are not asked for over less than the issuer itself. */
  private boolean isAsSafe(URI keys) {
    return Objects.equals(keys.getScheme(), URI.create(issuer).getScheme());
  }

  private String text(String address) throws IOException {
    return http.retrieveResource(URI.create(address).toURL()).getContent();
  }

  @Override
  public void close() {
    // nothing is kept open
  }
}
