# shellcheck shell=bash
# The environment, read and checked once. Everything the processes need is exported from here, except
# the secret: only those that share it get it (see processes.sh).

port_setting() {
  local name=$1 default=$2
  local value=${!name:-$default}
  if ! [[ $value =~ ^[0-9]{1,5}$ ]] || ((10#$value < 1 || 10#$value > 65535)); then
    refuse "$name=$value is not a port (1 to 65535)"
  fi
  export "$name=$((10#$value))"
}

count_setting() {
  local name=$1 default=$2 least=$3 most=$4
  local value=${!name:-$default}
  if ! [[ $value =~ ^[0-9]{1,6}$ ]] || ((10#$value < least || 10#$value > most)); then
    refuse "$name=$value is not a number from $least to $most"
  fi
  export "$name=$((10#$value))"
}

read_settings() {
  export IKART_HOME=${IKART_HOME:-$REPOSITORY/.ikart}
  mkdir -p "$IKART_HOME" 2>/dev/null || refuse "cannot create IKART_HOME=$IKART_HOME"
  IKART_HOME=$(cd "$IKART_HOME" && pwd)
  JARS=${IKART_JARS:-$REPOSITORY}
  # shellcheck disable=SC2034 # for processes.sh
  TOPOLOGIES_DIR=${IKART_TOPOLOGIES_DIR:-$JARS/topologies/target}

  port_setting IKART_BROKER_PORT 9092
  port_setting IKART_CONTROLLER_PORT 9093
  port_setting IKART_REGISTRY_PORT 8081
  port_setting IKART_CONNECT_PORT 8083
  port_setting IKART_GATEWAY_PORT 8090
  port_setting IKART_CARRIER_PORT 8091
  port_setting IKART_MAIL_PORT 1025
  port_setting IKART_QUERY_PORT 7070
  port_setting IKART_EDGE_PORT 8080
  port_setting IKART_EDGE_TLS_PORT 8443
  port_setting IKART_SEARCH_PORT 9200
  port_setting IKART_SEARCH_TRANSPORT_PORT 9300
  port_setting IKART_FLINK_PORT 8082
  # The first of six in a row.
  port_setting IKART_FLINK_INTERNAL_PORT 6121
  count_setting IKART_FLINK_SLOTS 16 1 256
  count_setting IKART_FLINK_PARALLELISM 1 1 64
  count_setting IKART_TOPOLOGIES 1 1 16
  count_setting IKART_CONNECT_WORKERS 1 1 9
  count_setting IKART_PARTITIONS 4 1 1000
  count_setting IKART_REPLICATION 1 1 7
  count_setting IKART_START_TIMEOUT_S 120 1 86400
  count_setting IKART_STOP_TIMEOUT_S 30 1 86400

  kafka_security
  export IKART_BOOTSTRAP=${IKART_BOOTSTRAP:-127.0.0.1:$IKART_BROKER_PORT}
  export IKART_REGISTRY_URL=${IKART_REGISTRY_URL:-http://127.0.0.1:$IKART_REGISTRY_PORT/apis/ccompat/v7}
  export IKART_GATEWAY_URL=${IKART_GATEWAY_URL:-http://127.0.0.1:$IKART_GATEWAY_PORT}
  gateway_key
  # Where shoppers come back to from their bank; when it is set to nothing nobody is sent there, and a
  # payment whose bank would ask for it is declined.
  export IKART_GATEWAY_RETURN_URL=${IKART_GATEWAY_RETURN_URL-http://127.0.0.1:$IKART_EDGE_PORT/v1/store/payments/return}
  # Where the simulator reports what happened; when it is set to nothing the edge does not hear of it.
  export IKART_GATEWAY_WEBHOOK_URL=${IKART_GATEWAY_WEBHOOK_URL-http://127.0.0.1:$IKART_EDGE_PORT/v1/webhooks/payments/stripe}
  export IKART_CARRIER_URL=${IKART_CARRIER_URL:-http://127.0.0.1:$IKART_CARRIER_PORT}
  carrier_account
  # Where the simulated carrier says where parcels are: to the edge.
  export IKART_CARRIER_WEBHOOK_URL=${IKART_CARRIER_WEBHOOK_URL:-http://127.0.0.1:$IKART_EDGE_PORT/v1/webhooks/carriers/easypost}
  export IKART_SEARCH_URL=${IKART_SEARCH_URL:-http://127.0.0.1:$IKART_SEARCH_PORT}
  export IKART_SEARCH_MODULES=$JARS/deploy/local/search-modules/target/modules
  mail_settings
  # Subscribers of a shop on one machine live on that machine.
  export IKART_WEBHOOK_PRIVATE=${IKART_WEBHOOK_PRIVATE:-true}
  # A shop on one machine is called from one address, by tools and benchmarks: nothing is limited.
  export IKART_RATE_LIMITS=${IKART_RATE_LIMITS:-off}
  export IKART_QUERY_SEEDS=${IKART_QUERY_SEEDS:-$(query_seeds)}
}

# Whether the broker here asks who its clients are: as said, else as at the last "up". A cluster elsewhere has
# settings of its own, which IKART_KAFKA_CONFIG names; the plugins of Connect ask for that variable by name.
kafka_security() {
  export IKART_SECURE=${IKART_SECURE:-$(was_secured)} IKART_KAFKA_CONFIG=${IKART_KAFKA_CONFIG:-}
  [[ $IKART_SECURE =~ ^(true|false)$ ]] || refuse "IKART_SECURE=$IKART_SECURE is neither true nor false"
  require_one_security
}

# Whether the gateway is the simulator on this machine; any other one is not ours to start.
gateway_is_here() {
  [[ $IKART_GATEWAY_URL == http://127.0.0.1:* ]]
}

# The simulator takes any test key; any other gateway wants one of its own.
gateway_key() {
  if [[ -z ${IKART_GATEWAY_KEY:-} ]] && ! gateway_is_here; then
    refuse "IKART_GATEWAY_URL=$IKART_GATEWAY_URL needs IKART_GATEWAY_KEY, the secret key of that gateway"
  fi
  export IKART_GATEWAY_KEY=${IKART_GATEWAY_KEY:-sk_test_ikart_local}
}

# Whether the carrier is the simulator on this machine; any other one is not ours to start.
carrier_is_here() {
  [[ $IKART_CARRIER_URL == http://127.0.0.1:* ]]
}

# The simulator takes any test key and any sender; any other carrier wants an account's own.
carrier_account() {
  if ! carrier_is_here && [[ -z ${IKART_CARRIER_KEY:-} || -z ${IKART_CARRIER_SENDER:-} ]]; then
    refuse "IKART_CARRIER_URL=$IKART_CARRIER_URL needs IKART_CARRIER_KEY, the secret key there, and IKART_CARRIER_SENDER, the id of the address that parcels leave from"
  fi
  export IKART_CARRIER_KEY=${IKART_CARRIER_KEY:-EZTKikartlocal}
  export IKART_CARRIER_SENDER=${IKART_CARRIER_SENDER:-adr_ikart_local}
}

# The sink on this machine speaks no TLS; a server elsewhere must.
mail_settings() {
  export IKART_MAIL_HOST=${IKART_MAIL_HOST:-127.0.0.1}
  if [[ $IKART_MAIL_HOST == 127.0.0.1 ]]; then
    export IKART_MAIL_SECURITY=${IKART_MAIL_SECURITY:-none}
  else
    export IKART_MAIL_SECURITY=${IKART_MAIL_SECURITY:-starttls}
  fi
  export IKART_MAIL_FROM=${IKART_MAIL_FROM:-iKart <orders@ikart.example>}
}

query_seeds() {
  local seeds="" instance
  for ((instance = 1; instance <= IKART_TOPOLOGIES; instance++)); do
    seeds+=${seeds:+,}http://127.0.0.1:$((IKART_QUERY_PORT + instance - 1))
  done
  printf '%s' "$seeds"
}

# The secret between edge and query servers.
internal_secret() {
  if [[ -n ${IKART_INTERNAL_SECRET:-} ]]; then
    printf '%s' "$IKART_INTERNAL_SECRET"
    return
  fi
  kept_secret "$IKART_HOME/secret"
}

# What the gateway signs its messages to the edge with. A gateway elsewhere has one of its own; until
# it is given here, the edge turns its messages away.
gateway_webhook_secret() {
  if [[ -n ${IKART_GATEWAY_WEBHOOK_SECRET:-} ]] || ! gateway_is_here; then
    printf '%s' "${IKART_GATEWAY_WEBHOOK_SECRET:-}"
    return
  fi
  printf 'whsec_'
  kept_secret "$IKART_HOME/gateway-webhook-secret"
}

# The same between carrier and edge.
carrier_webhook_secret() {
  if [[ -n ${IKART_CARRIER_WEBHOOK_SECRET:-} ]] || ! carrier_is_here; then
    printf '%s' "${IKART_CARRIER_WEBHOOK_SECRET:-}"
    return
  fi
  kept_secret "$IKART_HOME/carrier-webhook-secret"
}

# What every other key is encrypted by. Without it no address and no webhook secret can be read again.
master_key() {
  if [[ -n ${IKART_MASTER_KEY:-} ]]; then
    printf '%s' "$IKART_MASTER_KEY"
    return
  fi
  kept_secret "$IKART_HOME/master-key"
}

# What accounts are found by, and what goes into their passwords. Without it nobody can sign in again.
account_key() {
  if [[ -n ${IKART_ACCOUNT_KEY:-} ]]; then
    printf '%s' "$IKART_ACCOUNT_KEY"
    return
  fi
  kept_secret "$IKART_HOME/account-key"
}

# What tokens are signed with. Without it everybody must sign in again.
token_keys() {
  if [[ -n ${IKART_TOKEN_KEYS:-} ]]; then
    printf '%s' "$IKART_TOKEN_KEYS"
    return
  fi
  kept_secret "$IKART_HOME/token-keys"
}

# What the tools prove themselves with to the edge.
tools_secret() {
  if [[ -n ${IKART_CLIENT_SECRET:-} ]]; then
    printf '%s' "$IKART_CLIENT_SECRET"
    return
  fi
  kept_secret "$IKART_HOME/tools-secret"
}

# The programs that may have tokens at the edge: the tools, for everything staff do.
machine_clients() {
  if [[ -n ${IKART_CLIENTS:-} ]]; then
    printf '%s' "$IKART_CLIENTS"
    return
  fi
  printf 'tools:support+warehouse+analyst+admin+operator:%s' "$(tools_secret | sha256sum | cut -d ' ' -f 1)"
}

# What heads of the audit log are signed with. The tools verify with the same.
audit_keys() {
  if [[ -n ${IKART_AUDIT_KEYS:-} ]]; then
    printf '%s' "$IKART_AUDIT_KEYS"
    return
  fi
  kept_secret "$IKART_HOME/audit-keys"
}

# Made once, readable by its owner only.
kept_secret() {
  local file=$1
  if [[ ! -s $file ]]; then
    (umask 077 && od -An -N32 -tx1 /dev/urandom | tr -d ' \n' >"$file")
  fi
  cat "$file"
}
