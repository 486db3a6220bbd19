# shellcheck shell=bash
# Who the processes are at the broker. In a secured shop every application has a principal of its own: a file
# with its client settings in $IKART_HOME/kafka/clients, made at the first start.

secured() {
  [[ $IKART_SECURE == true ]]
}

# How the shop was started last: what looks after it must speak to the broker in the same way.
was_secured() {
  if [[ -f $IKART_HOME/secured ]]; then printf 'true'; else printf 'false'; fi
}

remember_whether_secured() {
  require_one_security
  if alive broker && [[ $(was_secured) != "$IKART_SECURE" ]]; then
    refuse "the broker runs with IKART_SECURE=$(was_secured); first: ikart down"
  fi
  if secured; then : >"$IKART_HOME/secured"; else rm -f "$IKART_HOME/secured"; fi
}

require_one_security() {
  if secured && [[ -n $IKART_KAFKA_CONFIG ]]; then
    refuse "IKART_KAFKA_CONFIG is for a cluster elsewhere; that of a secured shop is made here"
  fi
}

client_folder() {
  printf '%s/kafka/clients' "$IKART_HOME"
}

# kafka_config_of PROCESS: the file of a process that has one principal, the folder of one that runs several
# applications; what was given when this broker asks nobody who they are.
kafka_config_of() {
  local role
  role=$(role_of "$1")
  if ! secured; then
    printf '%s' "$IKART_KAFKA_CONFIG"
    return
  fi
  case $role in
    topologies | jobmanager) client_folder ;;
    connect) printf '%s/connectors.properties' "$(client_folder)" ;;
    edge | registry) printf '%s/%s.properties' "$(client_folder)" "$role" ;;
  esac
}

# kafka_file_of PROCESS PRINCIPAL: the file for a program that cannot look into a folder; nothing when there
# is no security.
kafka_file_of() {
  local config
  config=$(kafka_config_of "$1")
  if [[ -d $config ]]; then
    printf '%s/%s.properties' "$config" "$2"
  else
    printf '%s' "$config"
  fi
}

# kafka_settings FILE PREFIX: its lines with a prefix each; nothing without a file.
kafka_settings() {
  [[ -z $1 ]] || sed -n -e 's/^[[:space:]]*//' -e '/^[^#!]/p' "$1" | sed -e "s/^/$2/"
}

# kafka_config_of_tool COMMAND: who a tool is. Benchmarks play every part at once.
kafka_config_of_tool() {
  case $1 in
    provision | acls | principals | bench) printf '%s/kafka/provision.properties' "$IKART_HOME" ;;
    rewrap) printf '%s/keys.properties' "$(client_folder)" ;;
    *) printf '%s/operators.properties' "$(client_folder)" ;;
  esac
}

# Safe to repeat: what is there is kept.
make_principals() {
  local log=$IKART_HOME/logs/principals.log begin=$SECONDS
  progress "  giving every application its principal"
  if ! run_tool principals "$(client_folder)" >"$log" 2>&1; then
    tail -n 25 "$log" >&2
    fail "the principals of the applications could not be made; the broker is left running"
  fi
  say "  every application has its principal and its access after $((SECONDS - begin)) s"
}

# Nobody can ask it for its metadata without logging in; it says by itself when it lets clients in.
secured_broker_serves() {
  local ready=$IKART_HOME/kafka/ready
  [[ -s $ready && $(<"$ready") == "$(pid_of broker)" ]] && port_is_open "$IKART_BROKER_PORT"
}
