# shellcheck shell=bash
# Starting, watching and stopping single processes. A pid file exists from the start of a process to
# its ordered end; one whose process is gone is the trace of a crash.

pid_file() {
  printf '%s' "$IKART_HOME/run/$1.pid"
}

log_file() {
  printf '%s' "$IKART_HOME/logs/$1.log"
}

recorded_processes() {
  local file
  for file in "$IKART_HOME"/run/*.pid; do
    [[ ! -f $file ]] || basename "$file" .pid
  done
}

# The pid of a process of this shop, or nothing. A pid may have been given to a stranger since: only
# a process with our marks in its command line counts.
pid_of() {
  local file pid
  file=$(pid_file "$1")
  [[ -s $file ]] || return 1
  pid=$(<"$file")
  [[ $pid =~ ^[0-9]+$ && -r /proc/$pid/cmdline ]] || return 1
  tr '\0' '\n' <"/proc/$pid/cmdline" 2>/dev/null | grep -Fxq -e "-Dikart.home=$IKART_HOME" || return 1
  tr '\0' '\n' <"/proc/$pid/cmdline" 2>/dev/null | grep -Fxq -e "-Dikart.process=$1" || return 1
  printf '%s' "$pid"
}

alive() {
  pid_of "$1" >/dev/null
}

resident_mb() {
  local kilobytes
  kilobytes=$(sed -n 's/^VmRSS:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$1/status" 2>/dev/null || true)
  printf '%d' $((${kilobytes:-0} / 1024))
}

uptime_s() {
  local now since
  now=$(date +%s)
  since=$(stat -c %Y "/proc/$1" 2>/dev/null || printf '%s' "$now")
  printf '%d' $((now - since))
}

# Returns at once; whether the process became healthy is await's business.
launch() {
  local name=$1 log
  local -a command=() variables=()
  jar_of "$(role_of "$name")" >/dev/null || fail "$name is not built; run: ikart up --build"
  mkdir -p "$IKART_HOME/run" "$IKART_HOME/logs" "$IKART_HOME/state" "$IKART_HOME/registry"
  if [[ $(role_of "$name") == connect ]]; then
    write_worker_file "$name"
    rm -f "$IKART_HOME/run/connectors.registered"
  fi
  if [[ $name == registry ]]; then
    write_registry_file
  fi
  if [[ $(group_of "$name") == analytics ]]; then
    write_flink_config
  fi
  mapfile -t command < <(command_of "$name")
  mapfile -t variables < <(environment_of "$name")
  log=$(log_file "$name")
  keep_log_small "$log"
  # Job control gives the process a group of its own: Ctrl-C on the launcher does not reach it.
  set -m
  nohup env "${variables[@]}" "$JAVA" "${command[@]}" >>"$log" 2>&1 </dev/null &
  printf '%s\n' "$!" >"$(pid_file "$name")"
  disown
  set +m
}

keep_log_small() {
  local log=$1
  if [[ -f $log ]] && (($(wc -c <"$log") > 50 * 1024 * 1024)); then
    mv -f "$log" "$log.1"
  fi
}

# The pid file is written before the JVM has put its marks into the process table.
just_launched() {
  local file pid
  file=$(pid_file "$1")
  [[ -s $file ]] || return 1
  pid=$(<"$file")
  kill -0 "$pid" 2>/dev/null
}

# await NAME...: returns when all are healthy; fails when one ends or time is up.
await() {
  local -a waiting=("$@") still
  local name begin=$SECONDS submitted=no
  while ((${#waiting[@]} > 0)); do
    still=()
    for name in "${waiting[@]}"; do
      if [[ $(role_of "$name") == connect && ! -f $IKART_HOME/run/connectors.registered ]] &&
        register_connectors "$name"; then
        : >"$IKART_HOME/run/connectors.registered"
      fi
      if [[ $name == jobmanager && $submitted == no ]] && jobs_may_start && submit_missing_jobs; then
        submitted=yes
      fi
      if healthy "$name"; then
        say "  $name is healthy after $((SECONDS - begin)) s"
      elif just_launched "$name"; then
        still+=("$name")
      else
        show_end_of_log "$name"
        fail "$name ended while starting; the rest is left running (ikart status, ikart down)"
      fi
    done
    waiting=(${still[@]+"${still[@]}"})
    ((${#waiting[@]} > 0)) || break
    if ((SECONDS - begin >= IKART_START_TIMEOUT_S)); then
      show_end_of_log "${waiting[0]}"
      fail "not healthy after $IKART_START_TIMEOUT_S s: ${waiting[*]}; the rest is left running"
    fi
    progress "  waiting for ${waiting[*]} ($((SECONDS - begin)) s)"
    sleep 0.2
  done
}

# A job is not given to the cluster before what it needs is healthy.
jobs_may_start() {
  ! alive search || healthy search
}

show_end_of_log() {
  say "--- last lines of $(log_file "$1")"
  tail -n 25 "$(log_file "$1")" >&2 || true
  say "---"
}

# Asks a process to end, insists when it does not within IKART_STOP_TIMEOUT_S.
halt() {
  local name=$1 pid begin=$SECONDS
  if ! pid=$(pid_of "$name"); then
    rm -f "$(pid_file "$name")"
    return 0
  fi
  kill -TERM "$pid" 2>/dev/null || true
  while alive "$name"; do
    if ((SECONDS - begin >= IKART_STOP_TIMEOUT_S)); then
      say "  $name did not stop within $IKART_STOP_TIMEOUT_S s: killing it"
      kill -KILL "$pid" 2>/dev/null || true
    fi
    progress "  stopping $name ($((SECONDS - begin)) s)"
    sleep 0.1
  done
  rm -f "$(pid_file "$name")"
  say "  $name stopped"
}
