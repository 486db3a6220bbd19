# shellcheck shell=bash
# Whether a process does its work, asked over its own port. Bash speaks to sockets by itself, so that
# the launcher needs nothing installed beside a JDK and Maven.

PROBE_TIMEOUT_S=3

# http METHOD PORT PATH [FILE]: prints the status line and the body; fails when nobody answers.
http() {
  local method=$1 port=$2 path=$3 file=${4:-} length=0
  [[ -z $file ]] || length=$(wc -c <"$file")
  (
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    {
      printf '%s %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n' "$method" "$path" "$port"
      printf 'Content-Type: application/json\r\nContent-Length: %d\r\n\r\n' "$length"
      [[ -z $file ]] || cat "$file"
    } >&3
    timeout "$PROBE_TIMEOUT_S" cat <&3 | tr -d '\r'
  ) 2>/dev/null
}

# answers_ok PORT PATH: true on a 2xx answer.
answers_ok() {
  local answer
  answer=$(http GET "$1" "$2") || return 1
  [[ $answer == HTTP/1.1\ 2* ]]
}

# Asks Kafka for its metadata (version 1, no topics) and looks for at least one live broker in the
# answer: that is later than an open port, and it is what creating a topic needs.
broker_serves() {
  local answer
  answer=$(
    (
      exec 3<>"/dev/tcp/127.0.0.1/$1"
      printf '\0\0\0\x0e\0\x03\0\x01\0\0\0\x07\xff\xff\0\0\0\0' >&3
      timeout "$PROBE_TIMEOUT_S" head -c 12 <&3 | od -An -v -tx1 | tr -d ' \n'
    ) 2>/dev/null
  ) || return 1
  # 4 bytes of length, the correlation id sent above, the number of live brokers.
  [[ ${answer:8:8} == 00000007 && ${answer:16:8} != 00000000 ]]
}

# connectors_run PORT: the worker answers and knows that every connector runs.
connectors_run() {
  local connector
  while read -r connector; do
    connector_runs "$1" "$connector" || return 1
  done < <(connectors)
}

# The connector runs and so does at least one task and every one of them.
connector_runs() {
  local answer tasks
  answer=$(http GET "$1" "/connectors/$2/status") || return 1
  [[ $answer == HTTP/1.1\ 200* ]] || return 1
  [[ $answer =~ \"connector\":\{\"state\":\"RUNNING\" ]] || return 1
  tasks=${answer#*\"tasks\":}
  [[ $tasks == *'"state":"RUNNING"'* && ! $tasks =~ \"state\":\"(FAILED|UNASSIGNED|PAUSED|RESTARTING|DESTROYED|STOPPED)\" ]]
}

# An SMTP server speaks first: 220 when it is ready.
smtp_greets() {
  local greeting
  greeting=$(
    (
      exec 3<>"/dev/tcp/127.0.0.1/$1"
      timeout "$PROBE_TIMEOUT_S" head -n 1 <&3
      printf 'QUIT\r\n' >&3
    ) 2>/dev/null
  ) || return 1
  [[ $greeting == 220* ]]
}

healthy() {
  local name=$1
  alive "$name" || return 1
  case $(role_of "$name") in
    broker) if secured; then secured_broker_serves; else broker_serves "$IKART_BROKER_PORT"; fi ;;
    registry) answers_ok "$IKART_REGISTRY_PORT" /health/ready ;;
    gateway) answers_ok "$IKART_GATEWAY_PORT" /health ;;
    carrier) answers_ok "$IKART_CARRIER_PORT" /health ;;
    mail) smtp_greets "$IKART_MAIL_PORT" ;;
    topologies) answers_ok "$(query_port_of "$name")" /health/ready ;;
    connect) connectors_run "$(connect_port_of "$name")" ;;
    search) answers_ok "$IKART_SEARCH_PORT" "/_cluster/health?wait_for_status=yellow&timeout=1s" ;;
    jobmanager) answers_ok "$IKART_FLINK_PORT" /overview && all_jobs_live ;;
    taskmanager) taskmanager_registered && all_jobs_run ;;
    edge) answers_ok "$IKART_EDGE_PORT" /health/ready ;;
  esac
}
