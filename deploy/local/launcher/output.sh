# shellcheck shell=bash
# What the operator reads. Progress goes to stderr, answers to stdout, so that answers can be piped.

if [[ -t 2 && ${TERM:-dumb} != dumb ]]; then
  ON_TERMINAL=yes
else
  ON_TERMINAL=no
fi

say() {
  clear_progress
  printf '%s\n' "$*" >&2
}

# Redraws one line on a terminal; stays silent in a log, where every line stays for ever.
progress() {
  [[ $ON_TERMINAL == yes ]] || return 0
  printf '\r\033[K%s' "$*" >&2
}

clear_progress() {
  [[ $ON_TERMINAL == yes ]] || return 0
  printf '\r\033[K' >&2
}

# The operator's mistake or the machine's lack: one clear line, exit 2.
refuse() {
  say "ikart: $*"
  exit 2
}

# The shop did not do what it should: exit 1.
fail() {
  say "ikart: $*"
  exit 1
}

duration() {
  local seconds=$1
  if ((seconds < 60)); then
    printf '%ds' "$seconds"
  elif ((seconds < 3600)); then
    printf '%dm%02ds' $((seconds / 60)) $((seconds % 60))
  elif ((seconds < 86400)); then
    printf '%dh%02dm' $((seconds / 3600)) $((seconds % 3600 / 60))
  else
    printf '%dd%02dh' $((seconds / 86400)) $((seconds % 86400 / 3600))
  fi
}
