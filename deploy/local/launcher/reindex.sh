# shellcheck shell=bash
# A new search index beside the old one, and then in its place.

command_reindex() {
  local old new class uids
  find_java
  alive search || refuse "search does not run"
  alive jobmanager || refuse "jobmanager does not run"
  read -r _ class uids _ < <(listed_jobs | grep -E '^search[[:space:]]') || refuse "no job is called search"
  old=$(generation_of search)
  new=$((old + 1))
  note_in_audit_log index.rebuilt "products-$new"
  say "writing products-$new beside products-$old"
  submit_job "$(instance_of search "$new")" "$class" "$(instance_of "$uids" "$new")" "$new" ||
    fail "the JobManager does not take the job"
  if ! run_tool search catch-up --from "products-$old" --to "products-$new" "$@"; then
    retire_job "$(instance_of search "$new")"
    run_tool search drop --index "products-$new" >&2 || true
    fail "products-$old stays in place"
  fi
  mkdir -p "$(flink_directory)/generations"
  printf '%s' "$new" >"$(generation_file search)"
  # Who is turning pages in the old index goes on doing so.
  run_tool search idle --index "products-$old"
  retire_job "$(instance_of search "$old")"
  run_tool search drop --index "products-$old"
}
