package io.ikart.edge;

import static io.ikart.edge.TestEdge.json;

import io.ikart.edge.auth.AccessTokens;
import io.ikart.edge.auth.Role;
import io.ikart.edge.auth.SignedIn;
import io.ikart.edge.auth.TokenKeys;
import io.ikart.schemas.Ids;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Access tokens as those make them who have no key of the shop. */
final class ForgedTokens {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final SignedIn ADA =
      new SignedIn("cust_ada", Ids.credentials(Ids.ulid(1, 1)), Ids.ulid(2, 2));

  private final TestEdge edge;
  private final String payload;
  private final String signature;
  private final String keyId;

  ForgedTokens(TestEdge edge) {
    this.edge = edge;
    var real = edge.identity.account(ADA, Set.of()).substring("Bearer ".length()).split("\\.", -1);
    this.payload = real[1];
    this.signature = real[2];
    this.keyId = key("kid");
  }

  private String key(String field) {
    return json(edge.get("/.well-known/jwks.json")).at("/keys/0/" + field).textValue();
  }

  /** One of each kind. */
  List<String> all() throws GeneralSecurityException {
    var forged = new ArrayList<String>();
    forged.add(unsigned("none") + ".");
    forged.add(unsigned("None") + "." + signature);
    forged.add(unsigned("EdDSA") + ".");
    forged.add(confused());
    forged.add(made(TokenKeys.of("3".repeat(64)), TestIdentity.ISSUER, Instant.now()));
    var ours = TokenKeys.of(TestIdentity.KEY);
    forged.add(made(ours, "urn:another:shop", Instant.now()));
    forged.add(made(ours, TestIdentity.ISSUER, Instant.now().minusSeconds(3_600)));
    forged.add(promoted());
    forged.addAll(List.of("null", "..", "a.b.c"));
    return forged;
  }

  /** Each says that its key is found at an address. */
  List<String> naming(String url) {
    var forged = new ArrayList<String>();
    for (var where : List.of("jku", "x5u", "kid", "iss")) {
      var header = "{\"alg\":\"EdDSA\",\"typ\":\"at+jwt\",\"%s\":\"%s\"}".formatted(where, url);
      forged.add(text(header) + "." + payload + "." + signature);
    }
    return forged;
  }

  private String unsigned(String algorithm) {
    return header(algorithm) + "." + payload;
  }

  private String header(String algorithm) {
    return text("{\"alg\":\"%s\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}".formatted(algorithm, keyId));
  }

  /** The public key as a secret. */
  private String confused() throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(key("x")), "HmacSHA256"));
    var signed = unsigned("HS256");
    var hash = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + BASE64.encodeToString(hash);
  }

  /** A real signature under claims that say more. */
  private String promoted() {
    var claims = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
    var more = claims.replaceFirst("\\{", "{\"scope\":\"admin operator\",");
    return header("EdDSA") + "." + text(more) + "." + signature;
  }

  private String made(TokenKeys keys, String issuer, Instant at) {
    var clients = edge.identity.identity().clients();
    return new AccessTokens(keys, issuer, clients, InstantSource.fixed(at))
        .issue(ADA, Set.of(Role.ADMIN), "1");
  }

  private static String text(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
