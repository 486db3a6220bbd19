# shellcheck shell=bash
# The commands that concern the whole shop.

# Lines of names: every process of the shop but the ones in the comma-separated list.
wanted_processes() {
  local without=,$1, name
  while read -r name; do
    if [[ $without != *",$name,"* && $without != *",$(group_of "$name"),"* ]]; then
      printf '%s\n' "$name"
    fi
  done < <(all_processes)
}

command_up() {
  local build=no without=${IKART_WITHOUT:-}
  while (($# > 0)); do
    case $1 in
      --build) build=yes ;;
      --secure) export IKART_SECURE=true ;;
      --without) without=${2:?} && shift ;;
      --without=*) without=${1#*=} ;;
      *) refuse "up: unknown option '$1'; see: ikart help up" ;;
    esac
    shift
  done
  local -a wanted missing=()
  local name
  remember_whether_secured
  mapfile -t wanted < <(wanted_processes "$without")
  find_java
  build_when_needed "$build" "${wanted[@]}"
  report_crashes
  for name in "${wanted[@]}"; do
    alive "$name" || missing+=("$name")
  done
  if ((${#missing[@]} > 0)); then
    check_memory "$(needed_mb "${wanted[@]}")" "$(resident_total_mb)"
    check_ports "${missing[@]}"
    say "starting the shop in $IKART_HOME"
    start_in_order "${wanted[@]}"
  else
    say "every process runs already"
    await "${wanted[@]}"
  fi
  print_addresses "${wanted[@]}"
}

build_when_needed() {
  local build=$1 absent
  shift
  absent=$(unbuilt "$@")
  if [[ $build == yes ]]; then
    [[ -z $(recorded_processes) ]] ||
      refuse "the shop runs from the jars that a build would replace; first: ikart down"
    build "as asked"
  elif [[ -n $absent ]]; then
    build "missing: ${absent% }"
  fi
}

# A pid file without its process is what a crash, a kill -9 or a power cut leaves.
report_crashes() {
  local name
  while read -r name; do
    if ! alive "$name"; then
      say "$name did not stop cleanly last time; what it had acknowledged is recovered now"
      rm -f "$(pid_file "$name")"
    fi
  done < <(recorded_processes)
}

resident_total_mb() {
  local name pid total=0
  while read -r name; do
    if pid=$(pid_of "$name"); then
      total=$((total + $(resident_mb "$pid")))
    fi
  done < <(recorded_processes)
  printf '%d' "$total"
}

# The broker first, then what needs only the broker, then the topics, then what needs the topics. The
# simulators and the Connect worker need no topics to boot, so they boot while the registry does.
start_in_order() {
  local -a wanted=("$@")
  local name began=$SECONDS
  start_missing broker "${wanted[@]}"
  await_wanted broker "${wanted[@]}"
  if secured && [[ " ${wanted[*]} " == *" broker "* ]]; then
    make_principals
  fi
  for name in registry gateway carrier mail connect search; do
    start_missing "$name" "${wanted[@]}"
  done
  if [[ " ${wanted[*]} " == *" broker "* && " ${wanted[*]} " == *" registry "* ]]; then
    provision
  else
    await_wanted registry "${wanted[@]}"
  fi
  start_missing topologies "${wanted[@]}"
  start_missing jobmanager "${wanted[@]}"
  start_missing taskmanager "${wanted[@]}"
  start_missing edge "${wanted[@]}"
  local -a rest=()
  for name in "${wanted[@]}"; do
    [[ $name == broker || $name == registry ]] || rest+=("$name")
  done
  await ${rest[@]+"${rest[@]}"}
  say "the shop is up after $((SECONDS - began)) s"
}

# start_missing ROLE NAME...: launches those of the role that do not run.
start_missing() {
  local role=$1 name
  shift
  for name in "$@"; do
    if [[ $(role_of "$name") == "$role" ]] && ! alive "$name"; then
      launch "$name"
    fi
  done
}

await_wanted() {
  local name=$1
  shift
  [[ " $* " != *" $name "* ]] || await "$name"
}

# Topics are created while the registry boots: the program waits for it, as long as we do, and ends
# with us.
provision() {
  local log=$IKART_HOME/logs/provision.log begin=$SECONDS program
  become_tool provision --wait "$IKART_START_TIMEOUT_S" >"$log" 2>&1 &
  program=$!
  # shellcheck disable=SC2064 # the number of now
  trap "kill $program 2>/dev/null || true" EXIT
  await registry
  progress "  creating topics and registering schemas"
  if ! wait "$program"; then
    tail -n 25 "$log" >&2
    fail "topics and schemas could not be provisioned; the rest is left running"
  fi
  trap - EXIT
  say "  topics and schemas are in place after $((SECONDS - begin)) s"
}

print_addresses() {
  [[ " $* " != *" edge "* ]] || printf 'storefront API  http://127.0.0.1:%s\n' "$IKART_EDGE_PORT"
  [[ " $* " != *" edge "* ]] || printf 'API contract    http://127.0.0.1:%s/openapi.yaml\n' "$IKART_EDGE_PORT"
  [[ " $* " != *" broker "* ]] || printf 'Kafka           %s\n' "$IKART_BOOTSTRAP"
  [[ " $* " != *" registry "* ]] || printf 'schemas         %s\n' "$IKART_REGISTRY_URL"
  [[ " $* " != *" mail "* ]] || printf 'mails           127.0.0.1:%s (ikart mails)\n' "$IKART_MAIL_PORT"
  [[ " $* " != *" search "* ]] || printf 'Elasticsearch   %s\n' "$IKART_SEARCH_URL"
  [[ " $* " != *" jobmanager "* ]] || printf 'Flink           http://127.0.0.1:%s\n' "$IKART_FLINK_PORT"
  [[ " $* " != *" connect "* ]] || printf 'connectors      http://127.0.0.1:%s\n' "$IKART_CONNECT_PORT"
}

command_down() {
  (($# == 0)) || refuse "down takes no arguments"
  stop_everything
}

stop_everything() {
  local -a running
  local position
  mapfile -t running < <(stop_order)
  if ((${#running[@]} == 0)); then
    say "nothing runs in $IKART_HOME"
    return
  fi
  stop_jobs
  for ((position = 0; position < ${#running[@]}; position++)); do
    halt "${running[position]}"
  done
  rm -f "$IKART_HOME/run/connectors.registered"
}

# What has a pid file, the last to start first.
stop_order() {
  local role name
  for role in edge taskmanager jobmanager topologies search connect mail carrier gateway registry broker; do
    while read -r name; do
      [[ $(role_of "$name") != "$role" ]] || printf '%s\n' "$name"
    done < <(recorded_processes)
  done
}

command_status() {
  (($# == 0)) || refuse "status takes no arguments"
  local name pid health total=0 all_well=yes
  printf '%-14s %8s  %-9s %8s %12s\n' PROCESS PID HEALTH UPTIME RESIDENT
  while read -r name; do
    if pid=$(pid_of "$name"); then
      health=unhealthy
      if healthy "$name"; then health=healthy; else all_well=no; fi
      printf '%-14s %8s  %-9s %8s %9s MB\n' "$name" "$pid" "$health" \
        "$(duration "$(uptime_s "$pid")")" "$(resident_mb "$pid")"
    else
      all_well=no
      health=stopped
      [[ ! -f $(pid_file "$name") ]] || health=crashed
      printf '%-14s %8s  %-9s %8s %12s\n' "$name" - "$health" - -
    fi
  done < <(known_processes)
  total=$(resident_total_mb)
  printf '%-14s %8s  %-9s %8s %9s MB\n' total "" "" "" "$total"
  [[ $all_well == yes ]] || return 1
}

command_logs() {
  local follow=no name=""
  while (($# > 0)); do
    case $1 in
      -f | --follow) follow=yes ;;
      -*) refuse "logs: unknown option '$1'" ;;
      *) name=$1 ;;
    esac
    shift
  done
  local -a files=("$IKART_HOME"/logs/*.log)
  [[ -z $name ]] || files=("$(log_file "$name")")
  [[ -f ${files[0]} ]] || refuse "no log ${files[0]}"
  if [[ $follow == yes ]]; then
    exec tail -n 20 -F "${files[@]}"
  fi
  tail -n "$([[ -n $name ]] && printf 200 || printf 20)" "${files[@]}"
}

command_reset() {
  local answer=""
  case ${1:-} in
    --yes | -y) answer=yes ;;
    "") ;;
    *) refuse "reset: unknown option '$1'; see: ikart help reset" ;;
  esac
  if [[ -z $answer ]]; then
    read -r -p "Stop the shop and delete every order, product and log in $IKART_HOME? Type yes: " answer || true
  fi
  [[ $answer == yes ]] || refuse "nothing was deleted"
  stop_everything
  local part
  for part in broker registry gateway carrier mail connect search flink state logs run kafka secured secret gateway-webhook-secret carrier-webhook-secret master-key account-key token-keys tools-secret audit-keys; do
    rm -rf "${IKART_HOME:?}/$part"
  done
  say "$IKART_HOME is empty"
}
