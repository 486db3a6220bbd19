# shellcheck shell=bash
# Flink's SQL client, with the results of the jobs as tables. Queries run in its own process: nothing
# that is typed here takes anything from the shop's jobs.

command_sql_client() {
  local home=$IKART_HOME/sql-client tables
  find_java
  jar_of sql-client >/dev/null || refuse "the sql-client module is not built; run: ikart up --build"
  mkdir -p "$home/conf" "$IKART_HOME/logs"
  tables=$(<"$JARS/analytics/sql/tables.sql")
  tables=${tables//127.0.0.1:9092/$IKART_BOOTSTRAP}
  tables=${tables//http:\/\/127.0.0.1:8081\/apis\/ccompat\/v7/$IKART_REGISTRY_URL}
  tables=$(with_kafka_settings "$tables")
  (umask 077 && printf '%s\n' "$tables" >"$home/tables.sql")
  cat >"$home/conf/config.yaml" <<'YAML'
execution.target: local
parallelism.default: 1
table.local-time-zone: UTC
sql-client.execution.result-mode: tableau
YAML
  local -a flags
  mapfile -t flags < <(memory_flags_of sql-client && flink_flags)
  FLINK_CONF_DIR=$home/conf exec "$JAVA" "${flags[@]}" -Xshare:auto --enable-native-access=ALL-UNNAMED \
    "-Dikart.log=$IKART_HOME/logs/sql-client.log" -cp "$(class_path_of sql-client)" \
    org.apache.flink.table.client.SqlClient embedded -i "$home/tables.sql" "$@"
}

# with_kafka_settings TEXT: the security settings of whoever uses the tools behind each address of a broker.
with_kafka_settings() {
  local tables=$1 config=$IKART_KAFKA_CONFIG key value lines="" address
  ! secured || config=$(kafka_config_of_tool sql-client)
  [[ ! -d $config ]] || config+=/operators.properties
  while IFS='=' read -r key value; do
    lines+=$'\n'"  'properties.$key' = '$value',"
  done < <(kafka_settings "$config" "")
  address="'properties.bootstrap.servers' = '$IKART_BOOTSTRAP',"
  printf '%s' "${tables//"$address"/"$address$lines"}"
}
