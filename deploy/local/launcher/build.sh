# shellcheck shell=bash
# Whether the jars are there, and making them.

# Roles of the named processes, and the tools, that have no jar.
unbuilt() {
  local role
  for role in $(for name in "$@"; do role_of "$name" && echo; done | sort -u) tools; do
    jar_of "$role" >/dev/null || printf '%s ' "$role"
  done
  if [[ " $* " == *" connect "* && ! -d $JARS/connectors/target/plugin ]]; then
    printf 'connectors '
  fi
  if [[ " $* " == *" search "* && ! -d $IKART_SEARCH_MODULES/analysis-common ]]; then
    printf 'search-modules '
  fi
  if [[ " $* " == *" jobmanager "* && -n $(listed_jobs) ]] && ! job_jar >/dev/null; then
    printf 'analytics '
  fi
}

# build REASON: packages every module without its tests; the log is kept.
build() {
  local log=$IKART_HOME/logs/build.log begin=$SECONDS maven
  [[ $JARS == "$REPOSITORY" && $TOPOLOGIES_DIR == "$REPOSITORY/topologies/target" ]] ||
    refuse "jars are missing under IKART_JARS or IKART_TOPOLOGIES_DIR; build that checkout first"
  command -v mvn >/dev/null || refuse "mvn not found; building needs Maven 3.8 or later"
  mkdir -p "$IKART_HOME/logs"
  say "building ($1); the log is $log"
  (cd "$REPOSITORY" && exec mvn -q -B -DskipTests package) >"$log" 2>&1 &
  maven=$!
  while kill -0 "$maven" 2>/dev/null; do
    progress "  building ($((SECONDS - begin)) s)"
    sleep 0.5
  done
  if ! wait "$maven"; then
    tail -n 30 "$log" >&2
    fail "the build failed"
  fi
  say "  built in $((SECONDS - begin)) s"
}
