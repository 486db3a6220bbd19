# shellcheck shell=bash
# The Kafka Connect worker and the connector it runs.

readonly CONNECTOR=payment-gateway

worker_file() {
  printf '%s' "$IKART_HOME/connect/worker.properties"
}

# Written at every start, so that a moved port or checkout is followed.
write_worker_file() {
  mkdir -p "$IKART_HOME/connect"
  cat >"$(worker_file)" <<PROPERTIES
bootstrap.servers=$IKART_BOOTSTRAP
group.id=ikart-connect
listeners=http://127.0.0.1:$IKART_CONNECT_PORT
rest.advertised.host.name=127.0.0.1

plugin.path=$JARS/connectors/target/plugin
plugin.discovery=service_load
key.converter=org.apache.kafka.connect.converters.ByteArrayConverter
value.converter=org.apache.kafka.connect.converters.ByteArrayConverter

config.storage.topic=connect.configs
config.storage.replication.factor=$IKART_REPLICATION
offset.storage.topic=connect.offsets
offset.storage.replication.factor=$IKART_REPLICATION
offset.storage.partitions=1
status.storage.topic=connect.status
status.storage.replication.factor=$IKART_REPLICATION
status.storage.partitions=1

# An intent of a transaction that was aborted must never reach a gateway; uncommitted is the default.
consumer.isolation.level=read_committed
consumer.auto.offset.reset=earliest
consumer.session.timeout.ms=6000
consumer.heartbeat.interval.ms=1500
# After a kill, what was handled since the last commit is sent again with the same idempotency key.
offset.flush.interval.ms=2000
# By default a lost worker's tasks wait five minutes for its return.
scheduled.rebalance.max.delay.ms=1000
session.timeout.ms=6000
heartbeat.interval.ms=1500

config.providers=env
config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider
config.providers.env.param.allowlist.pattern=IKART_(BOOTSTRAP|REGISTRY_URL|GATEWAY_[A-Z_]+)
PROPERTIES
}

connector_file() {
  printf '%s' "$JARS/connectors/config/$CONNECTOR.json"
}

# Creates the connector or brings its configuration up to date. The worker answers 409 while it is
# joining its group, and nothing at all while it boots: both mean "not yet".
register_connector() {
  local answer
  alive connect || return 1
  answer=$(http PUT "$IKART_CONNECT_PORT" "/connectors/$CONNECTOR/config" "$(connector_file)") || return 1
  case $answer in
    HTTP/1.1\ 20[01]*) return 0 ;;
    HTTP/1.1\ 400*) fail "the Connect worker refuses $(connector_file): $(tail -n 1 <<<"$answer")" ;;
    *) return 1 ;;
  esac
}
