package io.ikart.edge.account;

import io.ikart.edge.auth.TokenKeys;
import io.javalin.http.Context;

/** The public keys that verify this shop's tokens. */
public final class KeyRoutes {

  private final TokenKeys keys;

  public KeyRoutes(TokenKeys keys) {
    this.keys = keys;
  }

  public void show(Context ctx) {
    ctx.header("Cache-Control", "public, max-age=300")
        .contentType("application/jwk-set+json")
        .result(keys.publicSet());
  }
}
