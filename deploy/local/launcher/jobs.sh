# shellcheck shell=bash
# The jobs of the Flink cluster. analytics/jobs lists them; what is listed there runs, is stopped with
# a savepoint and starts again from the newest savepoint or checkpoint there is.

# Lines of "name class uid-prefix [needed process]", without comments.
listed_jobs() {
  local list=$JARS/analytics/jobs
  [[ ! -f $list ]] || sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$list"
}

# A job whose result was made anew runs as its second, third ... generation, which is another job in
# every respect: name, consumer group, uids, state.
generation_file() {
  printf '%s/generations/%s' "$(flink_directory)" "$1"
}

generation_of() {
  local file
  file=$(generation_file "$1")
  if [[ -s $file ]]; then cat "$file"; else printf '1'; fi
}

# instance_of NAME GENERATION
instance_of() {
  if (($2 == 1)); then printf '%s' "$1"; else printf '%s-%d' "$1" "$2"; fi
}

# Lines of "instance class uid-prefix generation", of those whose needs run here.
wanted_jobs() {
  local name class uids needs generation
  while read -r name class uids needs; do
    if [[ -z $needs ]] || alive "$needs"; then
      generation=$(generation_of "$name")
      printf '%s %s %s %d\n' "$(instance_of "$name" "$generation")" "$class" \
        "$(instance_of "$uids" "$generation")" "$generation"
    fi
  done < <(listed_jobs)
}

job_jar() {
  local jar
  for jar in "$JARS"/analytics/target/ikart-analytics-*-job.jar; do
    if [[ -f $jar ]]; then
      printf '%s' "$jar"
      return 0
    fi
  done
  return 1
}

job_id_file() {
  printf '%s/jobs/%s.id' "$(flink_directory)" "$1"
}

# The answer of Flink about the last submission of a job, or nothing when Flink does not know it.
job_details() {
  local file answer
  file=$(job_id_file "$1")
  [[ -s $file ]] || return 1
  answer=$(flink GET "/jobs/$(<"$file")") || return 1
  [[ $answer == HTTP/1.1\ 200* ]] || return 1
  printf '%s' "$answer"
}

# Prints RUNNING, RESTARTING, FAILED ...; "absent" when Flink does not have it.
job_state() {
  local details
  if details=$(job_details "$1") && [[ $details =~ \"state\":\"([A-Z]+)\" ]]; then
    printf '%s' "${BASH_REMATCH[1]}"
  else
    printf 'absent'
  fi
}

job_lives() {
  [[ $(job_state "$1") =~ ^(INITIALIZING|CREATED|RUNNING|RESTARTING|FAILING|RECONCILING)$ ]]
}

# Every task of it runs.
job_runs() {
  local details counts
  details=$(job_details "$1") || return 1
  [[ $details =~ \"state\":\"RUNNING\" ]] || return 1
  counts=${details#*\"status-counts\":}
  counts=${counts%%\}*}
  [[ $counts =~ \"RUNNING\":[1-9] && ! $counts =~ \"(CREATED|SCHEDULED|DEPLOYING|INITIALIZING|CANCELING|CANCELED|FAILED|RECONCILING)\":[1-9] ]]
}

all_jobs_live() {
  local name rest
  while read -r name rest; do
    job_lives "$name" || return 1
  done < <(wanted_jobs)
}

all_jobs_run() {
  local name rest
  while read -r name rest; do
    job_runs "$name" || return 1
  done < <(wanted_jobs)
}

# The newest complete savepoint or checkpoint of a job, or nothing.
newest_state_of() {
  local home
  home=$(flink_directory)
  find "$home/savepoints/$1" "$home/checkpoints/$1" -name _metadata -printf '%T@ %h\n' 2>/dev/null |
    sort -n | tail -n 1 | cut -d ' ' -f 2-
}

# submit_job NAME CLASS UIDS [ARGUMENT...]: gives the job to the cluster, with what it last knew. False
# while the JobManager is not ready for it.
submit_job() {
  local name=$1 class=$2 uids=$3 home request answer state argument arguments
  shift 3
  home=$(flink_directory)
  mkdir -p "$home/jobs" "$home/checkpoints/$name" "$home/savepoints/$name"
  state=$(newest_state_of "$name")
  arguments="\"$name\",\"$uids\""
  for argument in "$@"; do
    arguments+=",\"$argument\""
  done
  request=$home/jobs/$name.json
  {
    printf '{"entryClass":"%s","parallelism":%d,"programArgsList":[%s],' \
      "$class" "$IKART_FLINK_PARALLELISM" "$arguments"
    # Claimed: Flink deletes it when newer checkpoints have taken its place.
    [[ -z $state ]] || printf '"savepointPath":"file://%s","claimMode":"CLAIM",' "$state"
    printf '"flinkConfiguration":{"pipeline.name":"%s",' "$name"
    printf '"execution.checkpointing.dir":"file://%s","execution.checkpointing.savepoint-dir":"file://%s"}}' \
      "$home/checkpoints/$name" "$home/savepoints/$name"
  } >"$request"
  answer=$(PROBE_TIMEOUT_S=60 flink POST "/jars/$(basename "$(uploaded_jar)")/run" "$request") || return 1
  [[ $answer != *"leader election"* ]] || return 1
  [[ $answer =~ \"jobid\":\"([0-9a-f]+)\" ]] ||
    fail "job $name was refused: $(tail -n 1 <<<"$answer" | head -c 2000)"
  printf '%s' "${BASH_REMATCH[1]}" >"$(job_id_file "$name")"
  if [[ -n $state ]]; then
    say "  job $name goes on from ${state#"$home/"}"
  else
    say "  job $name starts from the beginning of the log"
  fi
}

uploaded_jar() {
  printf '%s/upload/flink-web-upload/%s' "$(flink_directory)" "$(basename "$(job_jar)")"
}

# Gives the cluster the jar and every wanted job it does not have. False while the cluster is not ready.
submit_missing_jobs() {
  local name class uids generation
  answers_ok "$IKART_FLINK_PORT" /jars || return 1
  job_jar >/dev/null || return 0
  cmp -s "$(job_jar)" "$(uploaded_jar)" || cp "$(job_jar)" "$(uploaded_jar)"
  while read -r name class uids generation; do
    job_lives "$name" || submit_job "$name" "$class" "$uids" "$generation" || return 1
  done < <(wanted_jobs)
}

# Names of the jobs that this shop has running, listed or not.
live_jobs() {
  local file name
  for file in "$(flink_directory)"/jobs/*.id; do
    [[ -f $file ]] || continue
    name=$(basename "$file" .id)
    ! job_lives "$name" || printf '%s\n' "$name"
  done
}

# Asks every running job to write a savepoint and end. One that does not in time goes on from its last
# checkpoint at the next start.
stop_jobs() {
  local name
  alive jobmanager || return 0
  while read -r name; do
    stop_job "$name"
  done < <(live_jobs)
}

# Ends a job for good: it will not go on from anywhere.
retire_job() {
  local name=$1 home begin=$SECONDS
  home=$(flink_directory)
  ! job_lives "$name" || flink PATCH "/jobs/$(<"$(job_id_file "$name")")?mode=cancel" >/dev/null || true
  while job_lives "$name"; do
    ((SECONDS - begin < IKART_STOP_TIMEOUT_S)) || fail "job $name does not end"
    sleep 0.2
  done
  rm -rf "$(job_id_file "$name")" "$home/jobs/$name.json" "$home/checkpoints/$name" "$home/savepoints/$name"
  say "  job $name is retired"
}

stop_job() {
  local name=$1 id request answer trigger begin=$SECONDS
  id=$(<"$(job_id_file "$name")")
  request=$(flink_directory)/jobs/$name.stop.json
  printf '{"drain":false,"targetDirectory":"file://%s"}' "$(flink_directory)/savepoints/$name" >"$request"
  answer=$(flink POST "/jobs/$id/stop" "$request") || answer=""
  if ! [[ $answer =~ \"request-id\":\"([0-9a-f]+)\" ]]; then
    say "  job $name cannot write a savepoint; it will go on from its last checkpoint"
    return 0
  fi
  trigger=${BASH_REMATCH[1]}
  while ((SECONDS - begin < IKART_STOP_TIMEOUT_S)); do
    answer=$(flink GET "/jobs/$id/savepoints/$trigger") || answer=""
    if [[ $answer == *'"id":"COMPLETED"'* ]]; then
      if [[ $answer == *'"failure-cause"'* ]]; then
        say "  job $name could not write a savepoint; it will go on from its last checkpoint"
      else
        say "  job $name stopped with a savepoint"
      fi
      return 0
    fi
    progress "  job $name writes a savepoint ($((SECONDS - begin)) s)"
    sleep 0.2
  done
  say "  job $name wrote no savepoint within $IKART_STOP_TIMEOUT_S s; it will go on from its last checkpoint"
}
