package io.ikart.edge.account;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ikart.edge.audit.AuditTrail;
import io.ikart.edge.auth.AccessTokens;
import io.ikart.edge.auth.MachineClient;
import io.ikart.edge.auth.Role;
import io.ikart.edge.http.Forms;
import io.ikart.schemas.audit.Audited;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Tokens for programs: OAuth 2.0 client credentials (RFC 6749, section 4.4). Answers and refusals
 * look as the RFC has them, so that every library understands them.
 */
public final class ClientTokenRoutes {

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final String BASIC = "Basic ";

  private static final String UNKNOWN = "client";

  private final Identity identity;
  private final AuditTrail trail;

  public ClientTokenRoutes(Identity identity, AuditTrail trail) {
    this.identity = identity;
    this.trail = trail;
  }

  /** Who a program says it is. */
  private record Claimed(String id, String secret) {}

  public void issue(Context ctx) {
    ctx.header("Cache-Control", "no-store");
    var form = Forms.read(ctx);
    if (!"client_credentials".equals(form.get("grant_type"))) {
      refuse(ctx, BAD_REQUEST, "unsupported_grant_type", "it must be client_credentials");
      return;
    }
    identity.limits().count(ctx);
    var claimed = claimed(ctx.header("Authorization"), form);
    var client = claimed.flatMap(who -> identity.clients().prove(who.id(), who.secret()));
    if (client.isEmpty()) {
      var noted = trail.note(ctx, Audited.CLIENT_REFUSED, nameOf(claimed));
      ctx.future(() -> noted.thenRun(() -> refuse(ctx)));
      return;
    }
    identity.limits().forgive(ctx);
    answer(ctx, client.get(), form.getOrDefault("scope", ""));
  }

  /** Whatever is said instead of the name of a client may be a secret. */
  private String nameOf(Optional<Claimed> claimed) {
    return claimed
        .flatMap(who -> identity.clients().find(who.id()))
        .map(MachineClient::subject)
        .orElse(UNKNOWN);
  }

  private static void refuse(Context ctx) {
    ctx.header("WWW-Authenticate", "Basic realm=\"ikart\"");
    refuse(ctx, UNAUTHORIZED, "invalid_client", "no client has this id and this secret");
  }

  /** In the header, or in the form. */
  private static Optional<Claimed> claimed(String header, Map<String, String> form) {
    if (header == null) {
      return Optional.of(
          new Claimed(form.getOrDefault("client_id", ""), form.getOrDefault("client_secret", "")));
    }
    if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return Optional.empty();
    }
    try {
      var bytes = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      var pair = new String(bytes, StandardCharsets.UTF_8).split(":", 2);
      return pair.length == 2 ? Optional.of(new Claimed(pair[0], pair[1])) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not Base64: nobody's credentials
    }
  }

  private void answer(Context ctx, MachineClient client, String scope) {
    var wanted = scope.isBlank() ? Optional.of(client.roles()) : rolesIn(scope);
    if (wanted.filter(client.roles()::containsAll).isEmpty()) {
      refuse(ctx, BAD_REQUEST, "invalid_scope", "this client may not do that");
      return;
    }
    var noted = trail.note(ctx, Audited.CLIENT_SIGNED_IN, client.subject());
    ctx.future(() -> noted.thenRun(() -> issue(ctx, client, wanted.get())));
  }

  private void issue(Context ctx, MachineClient client, Set<Role> roles) {
    var body = JsonNodeFactory.instance.objectNode();
    var tokenId = UUID.randomUUID().toString();
    body.put("access_token", identity.access().issue(client, roles, tokenId));
    body.put("token_type", "Bearer");
    body.put("expires_in", AccessTokens.LIFE.toSeconds());
    body.put("scope", AccessTokens.scope(roles));
    ctx.status(OK).contentType("application/json").result(body.toString());
  }

  private static Optional<Set<Role>> rolesIn(String scope) {
    var roles = EnumSet.noneOf(Role.class);
    var words = Arrays.asList(scope.strip().split(" +", -1));
    words.forEach(word -> Role.ofStaff(word).ifPresent(roles::add));
    return roles.size() == Set.copyOf(words).size() ? Optional.of(roles) : Optional.empty();
  }

  private static void refuse(Context ctx, int status, String error, String description) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("error", error).put("error_description", description);
    ctx.status(status).contentType("application/json").result(body.toString());
  }
}
