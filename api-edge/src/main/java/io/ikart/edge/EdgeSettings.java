package io.ikart.edge;

import com.nimbusds.jose.JWSAlgorithm;
import io.ikart.edge.account.AccountSecrets;
import io.ikart.edge.auth.IssuerPlan;
import io.ikart.edge.auth.MachineClients;
import io.ikart.edge.auth.StaffNetworks;
import io.ikart.edge.auth.TokenKeys;
import io.ikart.edge.http.Callers;
import io.ikart.edge.http.Networks;
import io.ikart.edge.protect.Cors;
import io.ikart.edge.protect.Protection;
import io.ikart.edge.protect.RateLimits;
import io.ikart.edge.protect.RatePlan;
import io.ikart.edge.tls.PemFiles;
import io.ikart.edge.tls.TlsListener;
import io.ikart.schemas.access.Declared;
import io.ikart.schemas.access.KafkaSecurity;
import io.ikart.schemas.seal.MasterKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * All settings of an edge, read once at start.
 *
 * @param bind address to listen on
 * @param port port to listen on; 0 for any free one
 * @param tls listens encrypted, when there is a certificate; what is not encrypted is then for this
 *     machine alone
 * @param bootstrap Kafka servers to start from
 * @param kafkaSecurity how its clients prove who they are there
 * @param registryUrl Confluent-compatible schema registry
 * @param querySeeds query servers (host:port) to learn the routes from
 * @param searchUrl Elasticsearch; need not be there
 * @param internalSecret shared with the query servers
 * @param masterKey encrypts the keys that seal personal data, and secrets of subscriptions
 * @param accountSecrets find accounts, and go into their passwords
 * @param tokenKeys sign tokens
 * @param tokenIssuer names the shop in its tokens
 * @param clients programs that may have tokens of their own
 * @param issuer of tokens elsewhere that count too; empty when none does
 * @param protection how often, from where, and from whose pages the edge may be called
 * @param replyPartition partition of the replies to read; empty to derive it from the instance
 * @param instance name of this edge among its siblings
 * @param gatewayWebhookSecrets what the payment gateway signs its messages with, every secret that
 *     is valid now
 * @param carrierWebhookSecrets what the carrier signs its messages with, likewise
 */
public record EdgeSettings(
    String bind,
    int port,
    Optional<TlsListener> tls,
    String bootstrap,
    KafkaSecurity kafkaSecurity,
    String registryUrl,
    List<String> querySeeds,
    String searchUrl,
    String internalSecret,
    MasterKey masterKey,
    AccountSecrets accountSecrets,
    TokenKeys tokenKeys,
    String tokenIssuer,
    MachineClients clients,
    Optional<IssuerPlan> issuer,
    Protection protection,
    OptionalInt replyPartition,
    String instance,
    List<String> gatewayWebhookSecrets,
    List<String> carrierWebhookSecrets) {

  private static final String CERTIFICATE = "IKART_EDGE_TLS_CERT";
  private static final String CERTIFICATE_KEY = "IKART_EDGE_TLS_KEY";
  private static final int MAX_PORT = 65_535;
  private static final int MAX_PARTITION = 9_999;
  private static final int SHORTEST_SECRET = 16;

  /**
   * Reads the settings.
   *
   * @throws InvalidSettingException naming the first that is missing or wrong
   */
  static EdgeSettings from(Map<String, String> environment) {
    var bind = text(environment, "IKART_EDGE_BIND").orElse("127.0.0.1");
    int port = number(environment, "IKART_EDGE_PORT", MAX_PORT).orElse(8080);
    return new EdgeSettings(
        bind,
        port,
        tls(environment),
        text(environment, "IKART_BOOTSTRAP").orElse("127.0.0.1:9092"),
        kafkaSecurity(environment),
        url(environment, "IKART_REGISTRY_URL", "http://127.0.0.1:8081/apis/ccompat/v7"),
        seeds(text(environment, "IKART_QUERY_SEEDS").orElse("http://127.0.0.1:7070")),
        url(environment, "IKART_SEARCH_URL", "http://127.0.0.1:9200"),
        text(environment, "IKART_INTERNAL_SECRET")
            .orElseThrow(
                () ->
                    new InvalidSettingException(
                        "IKART_INTERNAL_SECRET", "is required: the query servers' secret")),
        key(environment, "IKART_MASTER_KEY", MasterKey::of),
        key(environment, "IKART_ACCOUNT_KEY", AccountSecrets::of),
        key(environment, "IKART_TOKEN_KEYS", TokenKeys::of),
        text(environment, "IKART_TOKEN_ISSUER").orElse("urn:ikart:shop"),
        clients(environment),
        issuer(environment),
        protection(environment),
        number(environment, "IKART_REPLY_PARTITION", MAX_PARTITION),
        text(environment, "IKART_EDGE_INSTANCE").orElse(bind + ":" + port),
        secrets(environment, "IKART_GATEWAY_WEBHOOK_SECRET"),
        secrets(environment, "IKART_CARRIER_WEBHOOK_SECRET"));
  }

  private static Optional<TlsListener> tls(Map<String, String> environment) {
    var certificate = text(environment, CERTIFICATE);
    var key = text(environment, CERTIFICATE_KEY);
    if (certificate.isPresent() != key.isPresent()) {
      throw new InvalidSettingException(
          certificate.isPresent() ? CERTIFICATE_KEY : CERTIFICATE,
          "is required: certificate and key come together");
    }
    if (certificate.isEmpty()) {
      return Optional.empty();
    }
    var files = new PemFiles(Path.of(certificate.get()), Path.of(key.get()));
    int port = number(environment, "IKART_EDGE_TLS_PORT", MAX_PORT).orElse(8443);
    try {
      return Optional.of(new TlsListener(files, port));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(CERTIFICATE + ", " + CERTIFICATE_KEY, e.getMessage());
    }
  }

  private static KafkaSecurity kafkaSecurity(Map<String, String> environment) {
    try {
      return KafkaSecurity.at(environment.get(KafkaSecurity.VARIABLE), Declared.EDGE.principal());
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(KafkaSecurity.VARIABLE, e.getMessage());
    }
  }

  /** A key from the environment, or from the file that NAME_FILE names. */
  private static <K> K key(
      Map<String, String> environment, String name, Function<String, K> reading) {
    try {
      return reading.apply(textOrFile(environment, name));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(name, "is required: " + e.getMessage());
    }
  }

  /** Without clients no program has a token. */
  private static MachineClients clients(Map<String, String> environment) {
    try {
      return MachineClients.of(textOrFile(environment, "IKART_CLIENTS"));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException("IKART_CLIENTS", e.getMessage());
    }
  }

  private static Optional<IssuerPlan> issuer(Map<String, String> environment) {
    try {
      return text(environment, "IKART_OIDC_ISSUER").map(issuer -> plan(issuer, environment));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException("IKART_OIDC_ISSUER", "cannot be used: " + e.getMessage());
    }
  }

  private static IssuerPlan plan(String issuer, Map<String, String> environment) {
    return new IssuerPlan(
        URI.create(issuer),
        text(environment, "IKART_OIDC_AUDIENCE").orElse(""),
        text(environment, "IKART_OIDC_TYPE").orElse("at+jwt"),
        new JWSAlgorithm(text(environment, "IKART_OIDC_ALGORITHM").orElse("RS256")),
        text(environment, "IKART_OIDC_ROLES_CLAIM").orElse("roles"),
        IssuerPlan.roles(list(environment, "IKART_OIDC_ROLES")));
  }

  private static Protection protection(Map<String, String> environment) {
    return new Protection(
        new Callers(networks(environment, "IKART_TRUSTED_PROXIES")),
        new RateLimits(rates(environment)),
        new Cors(origins(environment)),
        new StaffNetworks(
            networks(environment, "IKART_STAFF_ALLOW"), networks(environment, "IKART_STAFF_DENY")));
  }

  private static RatePlan rates(Map<String, String> environment) {
    try {
      return RatePlan.of(text(environment, "IKART_RATE_LIMITS").orElse(RatePlan.USUAL));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException("IKART_RATE_LIMITS", e.getMessage());
    }
  }

  private static Networks networks(Map<String, String> environment, String name) {
    try {
      return Networks.of(list(environment, name));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(name, e.getMessage());
    }
  }

  private static Set<String> origins(Map<String, String> environment) {
    var origins = list(environment, "IKART_CORS_ORIGINS");
    if (!origins.stream().allMatch(origin -> origin.matches("https?://[A-Za-z0-9.:\\[\\]-]+"))) {
      throw new InvalidSettingException(
          "IKART_CORS_ORIGINS", "must be origins such as https://shop.example, comma-separated");
    }
    return Set.copyOf(origins);
  }

  private static List<String> list(Map<String, String> environment, String name) {
    return text(environment, name).stream()
        .flatMap(list -> Arrays.stream(list.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  private static String textOrFile(Map<String, String> environment, String name) {
    return text(environment, name)
        .or(() -> text(environment, name + "_FILE").map(file -> contents(name, file)))
        .orElse("");
  }

  private static String contents(String name, String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new InvalidSettingException(name + "_FILE", "cannot be read: " + file);
    }
  }

  private static Optional<String> text(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(s -> !s.isEmpty());
  }

  private static OptionalInt number(Map<String, String> environment, String name, int most) {
    var given = text(environment, name);
    if (given.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!given.get().matches("\\d{1,5}") || Integer.parseInt(given.get()) > most) {
      throw new InvalidSettingException(name, "must be a whole number from 0 to " + most);
    }
    return OptionalInt.of(Integer.parseInt(given.get()));
  }

  private static String url(Map<String, String> environment, String name, String otherwise) {
    var url = text(environment, name).orElse(otherwise);
    hostOf(name, url);
    return url;
  }

  private static List<String> seeds(String urls) {
    return Arrays.stream(urls.split(",", -1))
        .map(String::strip)
        .map(url -> hostOf("IKART_QUERY_SEEDS", url))
        .toList();
  }

  private static List<String> secrets(Map<String, String> environment, String name) {
    var secrets = list(environment, name);
    if (secrets.stream().anyMatch(secret -> secret.length() < SHORTEST_SECRET)) {
      throw new InvalidSettingException(
          name, "must be secrets of at least " + SHORTEST_SECRET + " characters, comma-separated");
    }
    return secrets;
  }

  private static String hostOf(String name, String url) {
    try {
      var authority = URI.create(url).getAuthority();
      if (authority != null && url.startsWith("http")) {
        return authority;
      }
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(name, "is no address: " + e.getMessage());
    }
    throw new InvalidSettingException(name, "must be an http address");
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return ("listening on %s:%d (%s), bootstrap %s (%s), registry %s, query seeds %s, search %s, instance"
            + " %s")
        .formatted(
            bind,
            port,
            tls.map(TlsListener::toString).orElse("no TLS"),
            bootstrap,
            kafkaSecurity,
            registryUrl,
            querySeeds,
            searchUrl,
            instance);
  }
}
