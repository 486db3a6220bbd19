package io.ikart.local.broker;

import java.util.Locale;
import java.util.Properties;

/**
 * The Kafka properties of the local node. Everything that a promise of the shop needs of a broker
 * stands here with its reason; retention and compaction are the topic catalogue's.
 */
final class NodeProperties {

  static final int NODE_ID = 1;
  static final String CLIENT_LISTENER = "CLIENT";
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  private NodeProperties() {}

  /** The complete properties of a node with these settings that lets everybody in. */
  static Properties of(BrokerSettings settings) {
    var properties = new Properties();
    identity(properties, settings);
    singleCopies(properties);
    transactions(properties);
    groups(properties);
    smallMachine(properties);
    return properties;
  }

  /** The complete properties of a node that asks everybody who they are, and denies by default. */
  static Properties of(BrokerSettings settings, BrokerSecurity security) {
    var properties = of(settings);
    properties.put(
        "listener.security.protocol.map",
        CLIENT_LISTENER + ":SASL_SSL," + CONTROLLER_LISTENER + ":SASL_SSL");
    encryption(properties, security);
    logins(properties, security);
    properties.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    properties.put("allow.everyone.if.no.acl.found", "false");
    properties.put(
        "super.users", "User:" + BrokerSecurity.BROKER + ";User:" + BrokerSecurity.PROVISION);
    return properties;
  }

  private static void encryption(Properties properties, BrokerSecurity security) {
    properties.put("ssl.keystore.type", "PKCS12");
    properties.put("ssl.keystore.location", security.keyStore().toString());
    properties.put("ssl.keystore.password", security.keyStoreSecret());
    properties.put("ssl.key.password", security.keyStoreSecret());
    properties.put("ssl.truststore.type", "PEM");
    properties.put("ssl.truststore.location", security.authority().toString());
  }

  /**
   * Applications log in by SCRAM: the log has what proves their secrets, not the secrets, and a new
   * one needs no restart. Whoever must be there before the first of them, broker and provisioning,
   * logs in by PLAIN; the controller's listener knows the broker alone.
   */
  private static void logins(Properties properties, BrokerSecurity security) {
    properties.put("sasl.enabled.mechanisms", "SCRAM-SHA-512,PLAIN");
    properties.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
    properties.put("sasl.mechanism.controller.protocol", "PLAIN");
    var client = "listener.name." + CLIENT_LISTENER.toLowerCase(Locale.ROOT) + ".";
    properties.put(
        client + "scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    properties.put(client + "plain.sasl.jaas.config", security.ownLogin(true));
    var controller = "listener.name." + CONTROLLER_LISTENER.toLowerCase(Locale.ROOT) + ".";
    properties.put(controller + "sasl.enabled.mechanisms", "PLAIN");
    properties.put(controller + "plain.sasl.jaas.config", security.ownLogin(false));
  }

  private static void identity(Properties properties, BrokerSettings settings) {
    String client = "127.0.0.1:" + settings.brokerPort();
    String controller = "127.0.0.1:" + settings.controllerPort();
    properties.put("node.id", Integer.toString(NODE_ID));
    properties.put("process.roles", "broker,controller");
    properties.put(
        "listeners", "CLIENT://" + client + "," + CONTROLLER_LISTENER + "://" + controller);
    properties.put("advertised.listeners", "CLIENT://" + client);
    properties.put(
        "listener.security.protocol.map", "CLIENT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    properties.put("inter.broker.listener.name", "CLIENT");
    properties.put("controller.listener.names", CONTROLLER_LISTENER);
    // Static voters: the port is configuration, not data, so a moved port finds its old log again.
    properties.put("controller.quorum.voters", NODE_ID + "@" + controller);
    properties.put("log.dirs", settings.dataDirectory().toString());
    // Topics come from the catalogue; a misspelt name must fail, not quietly become a topic.
    properties.put("auto.create.topics.enable", "false");
    properties.put("compression.type", "producer");
    // The log is the database: a topic that does not bound its own retention keeps everything. The
    // registry's journal is such a topic, and Kafka's default would empty it after a week.
    properties.put("log.retention.ms", "-1");
  }

  /** There is one node, hence one copy of everything. */
  private static void singleCopies(Properties properties) {
    properties.put("default.replication.factor", "1");
    properties.put("min.insync.replicas", "1");
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("offsets.topic.num.partitions", "8");
    // A shop that was down for longer must go on where it stopped, not read every command again.
    properties.put("offsets.retention.minutes", Integer.toString(366 * 24 * 60));
    properties.put("transaction.state.log.replication.factor", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("transaction.state.log.num.partitions", "4");
    properties.put("share.coordinator.state.topic.replication.factor", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
    properties.put("share.coordinator.state.topic.num.partitions", "1");
  }

  private static void transactions(Properties properties) {
    // A killed instance leaves an open transaction that hides everything behind it from committed
    // readers. It is looked for every second instead of every ten.
    properties.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
  }

  /**
   * Failure detection and standbys. With {@code group.protocol=streams} these are the broker's to
   * say and the client's values are ignored; the defaults are 45 s and no standby.
   */
  private static void groups(Properties properties) {
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("group.min.session.timeout.ms", "3000");
    properties.put("group.consumer.min.session.timeout.ms", "3000");
    properties.put("group.consumer.session.timeout.ms", "8000");
    properties.put("group.consumer.min.heartbeat.interval.ms", "500");
    properties.put("group.consumer.heartbeat.interval.ms", "2000");
    properties.put("group.streams.min.session.timeout.ms", "3000");
    properties.put("group.streams.session.timeout.ms", "8000");
    properties.put("group.streams.min.heartbeat.interval.ms", "500");
    properties.put("group.streams.heartbeat.interval.ms", "2000");
    properties.put("group.streams.num.standby.replicas", "1");
    properties.put("group.streams.initial.rebalance.delay.ms", "0");
  }

  /** Threads and buffers for a few cores and a heap of half a gigabyte. */
  private static void smallMachine(Properties properties) {
    properties.put("num.network.threads", "2");
    properties.put("num.io.threads", "4");
    properties.put("background.threads", "4");
    // After kill -9 every open segment is read again: the whole machine may work on it then.
    properties.put("num.recovery.threads.per.data.dir", "4");
    // The cleaner's map of keys is taken from the heap at once: 128 MB by default.
    properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(32 * 1024 * 1024));
    // A killed node cannot register again before its old session has ended (9 s by default). Much
    // shorter, and a machine that is busy building would lose its only broker now and then.
    properties.put("broker.session.timeout.ms", "6000");
    properties.put("broker.heartbeat.interval.ms", "500");
  }
}
