# shellcheck shell=bash
# The processes of a shop: names, ports, class paths, heaps. A process is named by its role; the
# instances of topologies are topologies-1, topologies-2, ..., further Connect workers connect-2, ...

# In the order of starting; stopping goes the other way.
all_processes() {
  local instance
  printf '%s\n' broker registry
  ! gateway_is_here || printf 'gateway\n'
  ! carrier_is_here || printf 'carrier\n'
  printf '%s\n' mail connect
  for ((instance = 2; instance <= IKART_CONNECT_WORKERS; instance++)); do
    printf 'connect-%d\n' "$instance"
  done
  printf '%s\n' search jobmanager taskmanager
  for ((instance = 1; instance <= IKART_TOPOLOGIES; instance++)); do
    printf 'topologies-%d\n' "$instance"
  done
  printf 'edge\n'
}

# Those that belong to this shop, and whatever else was started by name and has left a pid file.
known_processes() {
  {
    wanted_processes "${IKART_WITHOUT:-}"
    recorded_processes
  } | awk '!seen[$0]++'
}

role_of() {
  printf '%s' "${1%-[0-9]*}"
}

require_process_name() {
  [[ $1 =~ ^(broker|registry|gateway|carrier|mail|connect(-[2-9])?|search|jobmanager|taskmanager|edge|topologies-[1-9][0-9]?)$ ]] ||
    refuse "no process is called '$1'; there are broker, registry, gateway, carrier, mail, connect, connect-2 ..., search, jobmanager, taskmanager, topologies-1 ..., edge"
}

# Processes that are left out together.
group_of() {
  case $1 in
    jobmanager | taskmanager) printf 'analytics' ;;
    *) role_of "$1" ;;
  esac
}

query_port_of() {
  printf '%d' $((IKART_QUERY_PORT + ${1##*-} - 1))
}

# Lines of "port variable".
ports_of() {
  case $(role_of "$1") in
    broker)
      printf '%s IKART_BROKER_PORT\n' "$IKART_BROKER_PORT"
      printf '%s IKART_CONTROLLER_PORT\n' "$IKART_CONTROLLER_PORT"
      ;;
    registry) printf '%s IKART_REGISTRY_PORT\n' "$IKART_REGISTRY_PORT" ;;
    gateway) printf '%s IKART_GATEWAY_PORT\n' "$IKART_GATEWAY_PORT" ;;
    carrier) printf '%s IKART_CARRIER_PORT\n' "$IKART_CARRIER_PORT" ;;
    mail) printf '%s IKART_MAIL_PORT\n' "$IKART_MAIL_PORT" ;;
    connect) printf '%s IKART_CONNECT_PORT\n' "$(connect_port_of "$1")" ;;
    search)
      printf '%s IKART_SEARCH_PORT\n' "$IKART_SEARCH_PORT"
      printf '%s IKART_SEARCH_TRANSPORT_PORT\n' "$IKART_SEARCH_TRANSPORT_PORT"
      ;;
    jobmanager)
      printf '%s IKART_FLINK_PORT\n' "$IKART_FLINK_PORT"
      printf '%s IKART_FLINK_INTERNAL_PORT\n' $((IKART_FLINK_INTERNAL_PORT + 2)) \
        $((IKART_FLINK_INTERNAL_PORT + 3)) $((IKART_FLINK_INTERNAL_PORT + 4))
      ;;
    taskmanager)
      printf '%s IKART_FLINK_INTERNAL_PORT\n' "$IKART_FLINK_INTERNAL_PORT" \
        $((IKART_FLINK_INTERNAL_PORT + 1)) $((IKART_FLINK_INTERNAL_PORT + 5))
      ;;
    topologies) printf '%s IKART_QUERY_PORT\n' "$(query_port_of "$1")" ;;
    edge)
      printf '%s IKART_EDGE_PORT\n' "$IKART_EDGE_PORT"
      [[ -z ${IKART_EDGE_TLS_CERT:-} ]] || printf '%s IKART_EDGE_TLS_PORT\n' "$IKART_EDGE_TLS_PORT"
      ;;
  esac
}

# Where the build leaves a role's jars.
built_in() {
  case $1 in
    broker | registry | connect | gateway | carrier | mail | search | sql-client) printf '%s' "$JARS/deploy/local/$1/target" ;;
    jobmanager | taskmanager) printf '%s' "$JARS/deploy/local/flink/target" ;;
    topologies) printf '%s' "$TOPOLOGIES_DIR" ;;
    edge) printf '%s' "$JARS/api-edge/target" ;;
    tools | bench) printf '%s' "$JARS/deploy/$1/target" ;;
    bench-micro) printf '%s' "$JARS/deploy/bench/micro/target" ;;
  esac
}

artifact_of() {
  case $1 in
    broker | connect | mail | search | sql-client) printf 'ikart-local-%s' "$1" ;;
    jobmanager | taskmanager) printf 'ikart-local-flink' ;;
    gateway | carrier) printf 'ikart-%s-simulator' "$1" ;;
    edge) printf 'ikart-api-edge' ;;
    *) printf 'ikart-%s' "$1" ;;
  esac
}

main_class_of() {
  case $1 in
    broker) printf 'io.ikart.local.broker.BrokerMain' ;;
    connect) printf 'org.apache.kafka.connect.cli.ConnectDistributed' ;;
    gateway) printf 'io.ikart.gateway.GatewaySimulatorMain' ;;
    carrier) printf 'io.ikart.carrier.CarrierSimulatorMain' ;;
    search) printf 'io.ikart.local.search.SearchNodeMain' ;;
    jobmanager) printf 'org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint' ;;
    taskmanager) printf 'org.apache.flink.runtime.taskexecutor.TaskManagerRunner' ;;
    mail) printf 'io.ikart.local.mail.MailSinkMain' ;;
    topologies) printf 'io.ikart.topologies.TopologiesMain' ;;
    edge) printf 'io.ikart.edge.EdgeMain' ;;
    tools) printf 'io.ikart.tools.ToolsMain' ;;
    bench) printf 'io.ikart.bench.BenchMain' ;;
    bench-micro) printf 'org.openjdk.jmh.Main' ;;
  esac
}

# The jar to run for a role; fails when it has not been built.
jar_of() {
  local role=$1 jar
  if [[ $role == registry ]]; then
    set -- "$(built_in registry)"/registry/apicurio-registry-app-*-runner.jar
  else
    set -- "$(built_in "$role")/$(artifact_of "$role")"-*.jar
  fi
  for jar in "$@"; do
    case $jar in
      *-sources.jar | *-javadoc.jar | *-tests.jar) ;;
      *)
        if [[ -f $jar ]]; then
          printf '%s' "$jar"
          return 0
        fi
        ;;
    esac
  done
  return 1
}

class_path_of() {
  printf '%s:%s/lib/*' "$(jar_of "$1")" "$(built_in "$1")"
}

# Heaps are the whole budget: the sum of what is resident must stay under 5 GB, and under 3 GB without
# search and analytics. The collectors are
# the ones that cost the least memory and threads on two cores (RATIONALE.md has the figures).
memory_flags_of() {
  case $1 in
    broker) printf '%s\n' -Xms256m -Xmx512m -XX:+UseParallelGC ;;
    registry) printf '%s\n' -Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 ;;
    connect) printf '%s\n' -Xmx320m -XX:+UseSerialGC ;;
    gateway | carrier | mail) printf '%s\n' -Xmx64m -XX:+UseSerialGC ;;
    search) printf '%s\n' -Xms384m -Xmx384m -XX:+UseSerialGC -XX:MaxDirectMemorySize=192m ;;
    jobmanager) printf '%s\n' -Xms64m -Xmx320m -XX:+UseSerialGC -XX:MaxMetaspaceSize=256m ;;
    # What config.yaml says: framework and task heap; framework, task and network direct memory.
    taskmanager) printf '%s\n' -Xms128m -Xmx512m -XX:MaxDirectMemorySize=256m -XX:+UseParallelGC ;;
    topologies) printf '%s\n' -Xms256m -Xmx640m -XX:+UseParallelGC ;;
    edge) printf '%s\n' -Xmx256m -XX:+UseParallelGC ;;
    tools) printf '%s\n' -Xmx1g -XX:+UseParallelGC ;;
    sql-client) printf '%s\n' -Xmx768m -XX:+UseSerialGC ;;
    bench) printf '%s\n' -Xms1g -Xmx2g -XX:+UseParallelGC ;;
    bench-micro) printf '%s\n' -Xmx256m ;;
  esac
}

# One argument a line: flags, class path or jar, main class and its arguments.
command_of() {
  local name=$1 role
  role=$(role_of "$name")
  memory_flags_of "$role"
  printf '%s\n' -XX:+ExitOnOutOfMemoryError -Xshare:auto --enable-native-access=ALL-UNNAMED
  # Found again in the process table: nothing without these marks is ever signalled.
  printf '%s\n' "-Dikart.home=$IKART_HOME" "-Dikart.process=$name"
  case $role in
    registry)
      registry_properties
      printf '%s\n' -jar "$(jar_of registry)"
      ;;
    connect)
      printf '%s\n' -cp "$(class_path_of connect)" "$(main_class_of connect)" "$(worker_file "$name")"
      ;;
    jobmanager | taskmanager)
      flink_flags
      printf '%s\n' -cp "$(class_path_of "$role")" "$(main_class_of "$role")"
      flink_arguments "$role"
      ;;
    *) printf '%s\n' -cp "$(class_path_of "$role")" "$(main_class_of "$role")" ;;
  esac
}

# Lines of "VARIABLE=value" that only this process gets.
environment_of() {
  local name=$1
  printf 'IKART_KAFKA_CONFIG=%s\n' "$(kafka_config_of "$name")"
  case $(role_of "$name") in
    topologies)
      printf 'IKART_STATE_DIR=%s\n' "$IKART_HOME/state/$name"
      printf 'IKART_QUERY_BIND=127.0.0.1:%d\n' "$(query_port_of "$name")"
      printf 'IKART_QUERY_ADVERTISED=127.0.0.1:%d\n' "$(query_port_of "$name")"
      printf 'IKART_INTERNAL_SECRET=%s\n' "$(internal_secret)"
      printf 'IKART_AUDIT_KEYS=%s\n' "$(audit_keys)"
      ;;
    gateway) printf 'IKART_GATEWAY_WEBHOOK_SECRET=%s\n' "$(gateway_webhook_secret)" ;;
    carrier) printf 'IKART_CARRIER_WEBHOOK_SECRET=%s\n' "$(carrier_webhook_secret)" ;;
    edge)
      printf 'IKART_INTERNAL_SECRET=%s\n' "$(internal_secret)"
      printf 'IKART_GATEWAY_WEBHOOK_SECRET=%s\n' "$(gateway_webhook_secret)"
      printf 'IKART_CARRIER_WEBHOOK_SECRET=%s\n' "$(carrier_webhook_secret)"
      printf 'IKART_MASTER_KEY=%s\n' "$(master_key)"
      printf 'IKART_ACCOUNT_KEY=%s\n' "$(account_key)"
      printf 'IKART_TOKEN_KEYS=%s\n' "$(token_keys)"
      printf 'IKART_CLIENTS=%s\n' "$(machine_clients)"
      ;;
    connect) printf 'IKART_MASTER_KEY=%s\n' "$(master_key)" ;;
    mail) printf 'IKART_MAIL_DIR=%s\n' "$IKART_HOME/mail" ;;
  esac
}
