# shellcheck shell=bash
# The Kafka Connect workers, one group, and the connectors they share.

# connect_port_of NAME: the first worker is called connect, the others connect-2, connect-3, ...
connect_port_of() {
  local number=1
  [[ $1 == connect ]] || number=${1##*-}
  printf '%d' $((IKART_CONNECT_PORT + number - 1))
}

worker_file() {
  printf '%s' "$IKART_HOME/connect/$1.properties"
}

# Written at every start, so that a moved port or checkout is followed.
write_worker_file() {
  local file
  file=$(worker_file "$1")
  mkdir -p "$IKART_HOME/connect"
  rm -f "$file"
  (umask 077 && worker_settings "$1" >"$file")
}

worker_settings() {
  local prefix
  for prefix in "" producer. consumer. admin.; do
    kafka_settings "$(kafka_file_of "$1" connectors)" "$prefix"
  done
  cat <<PROPERTIES
bootstrap.servers=$IKART_BOOTSTRAP
group.id=ikart-connect
listeners=http://127.0.0.1:$(connect_port_of "$1")
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
# By default a lost worker's tasks wait five minutes for its return; so they move in about ten seconds.
scheduled.rebalance.max.delay.ms=1000
session.timeout.ms=6000
heartbeat.interval.ms=1500

config.providers=env
config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider
config.providers.env.param.allowlist.pattern=IKART_(BOOTSTRAP|KAFKA_CONFIG|REGISTRY_URL|MASTER_KEY|(GATEWAY|CARRIER|MAIL|WEBHOOK)_[A-Z_]+)
PROPERTIES
}

# Names of the connectors: each has a file with its configuration.
connectors() {
  local file
  for file in "$JARS"/connectors/config/*.json; do
    basename "$file" .json
  done
}

# register_connectors WORKER: creates every connector or brings its configuration up to date.
register_connectors() {
  local connector
  alive "$1" || return 1
  while read -r connector; do
    register_connector "$1" "$connector" || return 1
  done < <(connectors)
}

# The worker answers 409 while it is joining its group, and nothing at all while it boots: both mean
# "not yet".
register_connector() {
  local answer file=$JARS/connectors/config/$2.json
  answer=$(http PUT "$(connect_port_of "$1")" "/connectors/$2/config" "$file") || return 1
  case $answer in
    HTTP/1.1\ 20[01]*) return 0 ;;
    HTTP/1.1\ 400*) fail "the Connect worker refuses $file: $(tail -n 1 <<<"$answer")" ;;
    *) return 1 ;;
  esac
}
