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

command_demo() {
  if [[ " $* " != *" --help "* && " $* " != *" -h "* ]]; then
    command_up
  fi
  become_tool demo "$@"
}
