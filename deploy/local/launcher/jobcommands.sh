# shellcheck shell=bash
# The jobs of the Flink cluster, one at a time, as an operator looks after them.

command_jobs() {
  if [[ ${1:-} == --help || ${1:-} == -h ]]; then
    help_for jobs
    return
  fi
  if [[ ${1:-} == run ]]; then
    known_job "${2:-}" && become_job "$2"
  fi
  alive jobmanager || refuse "jobmanager does not run"
  case ${1:-} in
    "") list_jobs ;;
    start) known_job "${2:-}" && ended_job "$2" && note_in_audit_log job.started "$2" && start_job "$2" ;;
    stop) known_job "${2:-}" && live_job "$2" && note_in_audit_log job.stopped "$2" && stop_job "$2" ;;
    forget) known_job "${2:-}" && note_in_audit_log job.forgotten "$2" && retire_job "$2" ;;
    *) refuse "jobs: '$1' is none of start, stop, forget, run; see: ikart help jobs" ;;
  esac
}

list_jobs() {
  local name rest
  printf '%-14s %-12s %s\n' JOB STATE 'WOULD GO ON FROM'
  while read -r name rest; do
    printf '%-14s %-12s %s\n' "$name" "$(job_state "$name")" "$(shown_state_of "$name")"
  done < <(wanted_jobs)
}

shown_state_of() {
  local state
  state=$(newest_state_of "$1")
  if [[ -n $state ]]; then
    printf '%s' "${state#"$(flink_directory)/"}"
  else
    printf 'the beginning of the log'
  fi
}

# The line of a job in the list of the wanted ones, or nothing.
wanted_job() {
  wanted_jobs | awk -v name="$1" '$1 == name'
}

known_job() {
  [[ -n $(wanted_job "$1") ]] || refuse "no job is called '$1'; see: ikart jobs"
}

live_job() {
  job_lives "$1" || refuse "job $1 does not run"
}

ended_job() {
  ! job_lives "$1" || refuse "job $1 already runs"
}

# Returns when every task of it runs.
start_job() {
  local name=$1 class uids generation begin=$SECONDS
  cmp -s "$(job_jar)" "$(uploaded_jar)" || cp "$(job_jar)" "$(uploaded_jar)"
  read -r _ class uids generation < <(wanted_job "$name")
  submit_job "$name" "$class" "$uids" "$generation" || fail "the JobManager does not take the job"
  while ! job_runs "$name"; do
    ((SECONDS - begin < IKART_START_TIMEOUT_S)) ||
      fail "job $name does not run after $IKART_START_TIMEOUT_S s: $(job_state "$name")"
    progress "  waiting for job $name ($((SECONDS - begin)) s)"
    sleep 0.2
  done
  say "  job $name runs after $((SECONDS - begin)) s"
}

# In this process, with a small cluster of its own that ends with it and keeps nothing. The job's own
# Kafka and Avro stand first, as they do on the cluster.
become_job() {
  local name=$1 class uids generation
  local -a flags=()
  find_java
  if ! jar_of jobmanager >/dev/null || ! job_jar >/dev/null; then
    refuse "the jobs are not built; run: ikart up --build"
  fi
  read -r _ class uids generation < <(wanted_job "$name")
  mapfile -t flags < <(flink_flags)
  export IKART_KAFKA_CONFIG
  IKART_KAFKA_CONFIG=$(kafka_config_of jobmanager)
  exec "$JAVA" -Xmx512m -XX:+UseSerialGC "${flags[@]}" -cp "$(job_jar):$(class_path_of jobmanager)" \
    "$class" "$name" "$uids" "$generation"
}
