# shellcheck shell=bash
# The commands that are programs of their own, run against the shop with its settings.

tool_command() {
  local jar
  find_java
  jar=$(jar_of tools) || refuse "the tools are not built; run: ikart up --build"
  TOOL=("$JAVA")
  mapfile -t -O 1 TOOL < <(memory_flags_of tools)
  TOOL+=(-Xshare:auto --enable-native-access=ALL-UNNAMED)
  TOOL+=(-cp "$jar:$(built_in tools)/lib/*" "$(main_class_of tools)")
}

run_tool() {
  tool_command
  "${TOOL[@]}" "$@"
}

become_tool() {
  tool_command
  exec "${TOOL[@]}" "$@"
}

# A load generator that waits for a core is late, and a run whose sends were late is void: on a machine
# that permits it, it goes before the shop it measures.
become_punctual_tool() {
  local -a first=()
  ! chrt -r 1 true 2>/dev/null || first=(chrt -r 1)
  tool_command
  exec ${first[@]+"${first[@]}"} "${TOOL[@]}" "$@"
}

command_demo() {
  if [[ " $* " != *" --help "* && " $* " != *" -h "* ]]; then
    command_up
  fi
  become_tool demo "$@"
}
