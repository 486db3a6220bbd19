package io.ikart.connect.mail;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.ikart.connect.EffectConfig;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Settings of the mail plugin. */
public final class MailConfig extends EffectConfig {

  static final String CONSUMER_PREFIX = "ikart.consumer.";
  static final String HOST = "mail.smtp.host";
  static final String PORT = "mail.smtp.port";
  static final String SECURITY = "mail.smtp.security";
  static final String USER = "mail.smtp.user";
  static final String PASSWORD = "mail.smtp.password";
  static final String FROM = "mail.from";
  static final String SHOP_NAME = "mail.shop.name";
  static final String SHOP_URL = "mail.shop.url";
  static final String TEMPLATES = "mail.templates.dir";
  static final String TIMEOUT = "mail.timeout.ms";
  static final String TRIES = "mail.tries";
  static final String BACKOFF = "mail.backoff.ms";
  static final String CONNECTIONS = "mail.connections";

  /** How the connection to the server is kept from others. */
  enum Security {
    NONE,
    STARTTLS,
    TLS
  }

  private static final String GROUP = "Mail";

  /**
   * @throws ConfigException when a setting is missing or not valid
   */
  public MailConfig(Map<String, String> settings) {
    super(definition(), settings);
    masterKey();
    from();
  }

  /** Every setting, with its documentation, default and limits. */
  public static ConfigDef definition() {
    var definition = sharedDefinition();
    text(definition, HOST, ConfigDef.NO_DEFAULT_VALUE, "Host of the SMTP server.");
    definition.define(
        PORT,
        ConfigDef.Type.INT,
        587,
        between(1, 65_535),
        ConfigDef.Importance.HIGH,
        "Port of the SMTP server.");
    definition.define(
        SECURITY,
        ConfigDef.Type.STRING,
        "starttls",
        ConfigDef.ValidString.in("none", "starttls", "tls"),
        ConfigDef.Importance.HIGH,
        "starttls (must succeed), tls from the first byte, or none: for a server on this machine.");
    text(definition, USER, "", "User name at the SMTP server; empty to send without signing in.");
    secret(definition, PASSWORD, "", "Password of the user.");
    withMasterKey(definition, "opens the keys that open addresses.");
    text(
        definition,
        FROM,
        ConfigDef.NO_DEFAULT_VALUE,
        "Sender, for example Tea Shop <orders@shop.example>; its domain ends every Message-ID.");
    text(definition, SHOP_NAME, "iKart", "Name of the shop as it stands in mails.");
    text(definition, SHOP_URL, "", "Address of the storefront for links; none when empty.");
    text(definition, TEMPLATES, "", "Folder with templates that replace those of the plugin.");
    defineLimits(definition);
    return definition;
  }

  private static void text(ConfigDef definition, String name, Object otherwise, String doc) {
    definition.define(name, ConfigDef.Type.STRING, otherwise, ConfigDef.Importance.MEDIUM, doc);
  }

  private static void secret(ConfigDef definition, String name, Object otherwise, String doc) {
    definition.define(name, ConfigDef.Type.PASSWORD, otherwise, ConfigDef.Importance.HIGH, doc);
  }

  private static void defineLimits(ConfigDef definition) {
    definition
        .define(
            TIMEOUT,
            ConfigDef.Type.INT,
            10_000,
            between(100, 120_000),
            ConfigDef.Importance.MEDIUM,
            "Longest wait for one answer of the SMTP server, in milliseconds.")
        .define(
            TRIES,
            ConfigDef.Type.INT,
            3,
            between(1, 10),
            ConfigDef.Importance.MEDIUM,
            "How often a mail is tried before the notification waits for a later attempt.")
        .define(
            BACKOFF,
            ConfigDef.Type.LONG,
            1_000L,
            between(1, 60_000),
            ConfigDef.Importance.LOW,
            "Pause before the second try, in milliseconds; doubled before each further one.")
        .define(
            CONNECTIONS,
            ConfigDef.Type.INT,
            4,
            between(1, 100),
            ConfigDef.Importance.MEDIUM,
            "Connections to the SMTP server, and mails under way, in one task.");
  }

  /**
   * @throws ConfigException when it is no address
   */
  InternetAddress from() {
    try {
      return new InternetAddress(getString(FROM), true);
    } catch (AddressException e) {
      throw new ConfigException(FROM, getString(FROM), e.getMessage());
    }
  }

  Security security() {
    return Security.valueOf(getString(SECURITY).toUpperCase(java.util.Locale.ROOT));
  }

  /** The user's name; empty to send without signing in. */
  Optional<String> user() {
    return Optional.of(getString(USER)).filter(user -> !user.isBlank());
  }

  int tries() {
    return getInt(TRIES);
  }

  Duration backoff() {
    return Duration.ofMillis(getLong(BACKOFF));
  }

  @Override
  public int maxInFlight() {
    return getInt(CONNECTIONS);
  }
}
