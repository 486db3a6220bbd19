package io.ikart.edge.auth;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An OpenID Connect issuer whose access tokens count too.
 *
 * @param issuer as it stands in its tokens; its discovery document is found below it
 * @param audience its tokens must be meant for
 * @param type its tokens must have
 * @param algorithm its tokens must be signed by
 * @param rolesClaim where its tokens say what somebody may do; with dots it lies deeper
 * @param roles what that means here, by what is said there
 */
public record IssuerPlan(
    URI issuer,
    String audience,
    String type,
    JWSAlgorithm algorithm,
    String rolesClaim,
    Map<String, Role> roles) {

  private static final Set<String> ALGORITHMS = Set.of("RS256", "PS256", "ES256");
  private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

  /** Checks that it can be trusted as far as it goes. */
  public IssuerPlan {
    var host = issuer.getHost();
    if (host == null || !(issuer.getScheme().equals("https") || HERE.contains(host))) {
      throw new IllegalArgumentException("the issuer must be an https address");
    }
    if (!ALGORITHMS.contains(algorithm.getName())) {
      throw new IllegalArgumentException("the algorithm must be RS256, PS256 or ES256");
    }
    if (audience.isEmpty()) {
      throw new IllegalArgumentException("the audience must be named");
    }
  }

  /**
   * Reads what roles of theirs mean here.
   *
   * @param texts of each what they say, an equals sign, and the role
   * @throws IllegalArgumentException when it is anything else
   */
  public static Map<String, Role> roles(Iterable<String> texts) {
    var roles = new LinkedHashMap<String, Role>();
    for (var text : texts) {
      int end = text.lastIndexOf('=');
      var role = end < 1 ? Optional.<Role>empty() : role(text.substring(end + 1));
      if (role.isEmpty()) {
        throw new IllegalArgumentException("roles must be theirs=ours, comma-separated");
      }
      roles.put(text.substring(0, end), role.get());
    }
    return roles;
  }

  private static Optional<Role> role(String word) {
    return word.equals(Role.SHOPPER.word()) ? Optional.of(Role.SHOPPER) : Role.ofStaff(word);
  }
}
