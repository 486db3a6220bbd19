# shellcheck shell=bash
# The commands that are programs of their own, run against the shop with its settings.

# tool_command ROLE: sets TOOL to the command line of the tools or of the bench.
tool_command() {
  local role=$1 jar
  find_java
  jar=$(jar_of "$role") || refuse "the $role module is not built; run: ikart up --build"
  TOOL=("$JAVA")
  mapfile -t -O 1 TOOL < <(memory_flags_of "$role")
  TOOL+=(-Xshare:auto --enable-native-access=ALL-UNNAMED)
  TOOL+=(-cp "$jar:$(built_in "$role")/lib/*" "$(main_class_of "$role")")
}

run_tool() {
  tool_command tools
  (act_as_tool "${1:-}" && "${TOOL[@]}" "$@")
}

act_as_tool() {
  if secured; then
    export IKART_KAFKA_CONFIG
    IKART_KAFKA_CONFIG=$(kafka_config_of_tool "$1")
  fi
}

# note_in_audit_log ACTION OBJECT: what cannot be noted is not done.
note_in_audit_log() {
  run_tool audit note "$1" "$2" || refuse "this cannot be noted in the audit log now, so it is not done"
}

become_tool() {
  tool_command tools
  act_as_tool "${1:-}"
  exec "${TOOL[@]}" "$@"
}

become_bench() {
  take_addresses "$@"
  set -- ${REST[@]+"${REST[@]}"}
  export IKART_LAUNCHER=$REPOSITORY/deploy/ikart
  IKART_VERSION=${IKART_VERSION:-$(git -C "$REPOSITORY" describe --always --dirty 2>/dev/null || true)}
  export IKART_VERSION=${IKART_VERSION:-unknown}
  case ${1:-} in
    micro) shift && become_micro "$@" ;;
    scale) shift && exec "$REPOSITORY/deploy/bench/scale" "$@" ;;
  esac
  tool_command bench
  act_as_tool bench
  case ${1:-} in
    # What only sends and watches is compiled once and quickly: the second compiler takes a third of two
    # cores from the shop for a run's first 17 seconds (bench/RATIONALE.md).
    rate | saga | confirm | failover) TOOL=("$JAVA" -XX:TieredStopAtLevel=1 "${TOOL[@]:1}") ;;
  esac
  exec "${TOOL[@]}" "$@"
}

command_mails() {
  find_java
  jar_of mail >/dev/null || refuse "the mail sink is not built; run: ikart up --build"
  exec "$JAVA" -Xmx128m -XX:+UseSerialGC -Xshare:auto -cp "$(class_path_of mail)" \
    io.ikart.local.mail.MailsMain "$IKART_HOME/mail" "$@"
}

# JMH with its own options; without any, short runs of all, kept where the report finds them.
become_micro() {
  local kept=$IKART_HOME/bench
  mkdir -p "$kept"
  tool_command bench-micro
  if (($# == 0)); then
    set -- -f 1 -wi 3 -w 2 -i 5 -r 2 -rf json -rff "$kept/micro-$(date -u +%Y-%m-%dT%H-%M-%SZ).json"
  fi
  exec "${TOOL[@]}" -jvmArgs "-Xmx512m -XX:+UseParallelGC" "$@"
}

# Takes the addresses of a shop elsewhere out of the arguments; the others are left in REST.
take_addresses() {
  REST=()
  while (($# > 0)); do
    case $1 in
      --bootstrap) export IKART_BOOTSTRAP=${2:?} && shift ;;
      --bootstrap=*) export IKART_BOOTSTRAP=${1#*=} ;;
      --registry) export IKART_REGISTRY_URL=${2:?} && shift ;;
      --registry=*) export IKART_REGISTRY_URL=${1#*=} ;;
      --edge) export IKART_EDGE_URL=${2:?} && shift ;;
      --edge=*) export IKART_EDGE_URL=${1#*=} ;;
      *) REST+=("$1") ;;
    esac
    shift
  done
}

command_demo() {
  if [[ " $* " != *" --help "* && " $* " != *" -h "* ]]; then
    command_up
  fi
  become_tool demo "$@"
}
