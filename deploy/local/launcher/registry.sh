# shellcheck shell=bash
# How Apicurio Registry runs here: its journal is a topic on our own broker, so schema ids, which are
# in every record, live and die with the records.

registry_file() {
  printf '%s/registry/kafka.properties' "$IKART_HOME"
}

# In a file, because arguments are seen by everybody on the machine.
write_registry_file() {
  rm -f "$(registry_file)"
  (umask 077 && kafka_settings "$(kafka_file_of registry registry)" apicurio.kafka.common. >"$(registry_file)")
}

# One -D argument a line.
registry_properties() {
  [[ ! -s $(registry_file) ]] || printf -- '-Dquarkus.config.locations=%s\n' "$(registry_file)"
  printf -- '-D%s\n' \
    quarkus.http.host=127.0.0.1 \
    "quarkus.http.port=$IKART_REGISTRY_PORT" \
    apicurio.storage.kind=kafkasql \
    "apicurio.kafkasql.bootstrap.servers=$IKART_BOOTSTRAP" \
    apicurio.kafkasql.topic.retention.ms=-1 \
    apicurio.kafkasql.consumer.poll.timeout=1000 \
    `# A snapshot record only points to a file beside the registry; the whole journal is short.` \
    apicurio.kafkasql.snapshot.every.seconds=36500d \
    "apicurio.storage.snapshot.location=$IKART_HOME/registry" \
    "apicurio.import.work-dir=$IKART_HOME/registry" \
    `# Pools for three databases, of which one is used, and that one by a few clients.` \
    apicurio.datasource.jdbc.initial-size=1 \
    apicurio.datasource.jdbc.min-size=1 \
    apicurio.datasource.jdbc.max-size=8 \
    apicurio.datasource.blue.jdbc.initial-size=0 \
    apicurio.datasource.blue.jdbc.min-size=0 \
    apicurio.datasource.green.jdbc.initial-size=0 \
    apicurio.datasource.green.jdbc.min-size=0 \
    quarkus.http.access-log.enabled=false \
    'quarkus.log.category."io.apicurio.registry.logging.audit".level=WARN' \
    "quarkus.log.console.format=%d{yyyy-MM-dd'T'HH:mm:ss.SSS}Z %-5p [%t] %c{1.} - %m%n%e" \
    user.timezone=UTC
}
