# shellcheck shell=bash
# One process at a time: for tests, upgrades and repairs.

command_start() {
  (($# == 1)) || refuse "start takes one process; see: ikart help start"
  require_process_name "$1"
  find_java
  if alive "$1"; then
    say "$1 already runs"
  else
    rm -f "$(pid_file "$1")"
    check_ports "$1"
    launch "$1"
  fi
  await "$1"
}

command_stop() {
  (($# == 1)) || refuse "stop takes one process; see: ikart help stop"
  require_process_name "$1"
  alive "$1" || refuse "$1 does not run"
  [[ $1 != jobmanager ]] || stop_jobs
  halt "$1"
}

# As a crash would end it: nothing is flushed, the pid file stays.
command_kill() {
  (($# == 1)) || refuse "kill takes one process; see: ikart help kill"
  require_process_name "$1"
  local pid
  pid=$(pid_of "$1") || refuse "$1 does not run"
  kill -KILL "$pid"
  while alive "$1"; do
    sleep 0.05
  done
  say "$1 (pid $pid) was killed"
}
