# shellcheck shell=bash
# What the machine must offer before anything is started.

readonly NEEDED_JAVA=17
readonly NEEDED_MEMORY_MB=3072
readonly NEEDED_SEARCH_MB=768
readonly NEEDED_ANALYTICS_MB=1280

# Sets JAVA to the java of JAVA_HOME, else of PATH; refuses one that is too old.
find_java() {
  if [[ -n ${JAVA_HOME:-} ]]; then
    JAVA=$JAVA_HOME/bin/java
    [[ -x $JAVA ]] || refuse "JAVA_HOME=$JAVA_HOME has no bin/java; point it at a JDK $NEEDED_JAVA or later"
  else
    JAVA=$(command -v java) || refuse "no java found; install a JDK $NEEDED_JAVA or later, or set JAVA_HOME"
  fi
  local version
  version=$("$JAVA" -version 2>&1 | sed -n 's/^.* version "\([0-9]*\).*/\1/p;T;q')
  [[ -n $version ]] || refuse "cannot tell the version of $JAVA; iKart needs a JDK $NEEDED_JAVA or later"
  ((version >= NEEDED_JAVA)) || refuse "$JAVA is Java $version; iKart needs a JDK $NEEDED_JAVA or later"
}

# MB a new process can get: what the machine has, or what a container's limit leaves, if less.
available_memory_mb() {
  local available limit used
  available=$(sed -n 's/^MemAvailable: *\([0-9]*\) kB/\1/p' /proc/meminfo)
  available=$((available / 1024))
  if [[ -r /sys/fs/cgroup/memory.max && -r /sys/fs/cgroup/memory.current ]]; then
    limit=$(</sys/fs/cgroup/memory.max)
    used=$(</sys/fs/cgroup/memory.current)
    if [[ $limit != max ]] && (((limit - used) / 1048576 < available)); then
      available=$(((limit - used) / 1048576))
    fi
  fi
  printf '%d' "$available"
}

# What the named processes may take together.
needed_mb() {
  local needed=$NEEDED_MEMORY_MB
  [[ " $* " != *" search "* ]] || needed=$((needed + NEEDED_SEARCH_MB))
  [[ " $* " != *" jobmanager "* ]] || needed=$((needed + NEEDED_ANALYTICS_MB))
  printf '%d' "$needed"
}

# What already runs has its memory; only the rest has to be free.
check_memory() {
  local needed_mb=$1 running_mb=$2 available needed
  [[ -r /proc/meminfo ]] || return 0
  available=$(available_memory_mb)
  needed=$((needed_mb - running_mb))
  ((available >= needed)) ||
    refuse "only $available MB of memory are available; the shop needs $needed MB more"
}

port_is_open() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# Name and pid of the process that listens on a port, as far as this user may see it.
port_holder() {
  local hex inode descriptor pid
  hex=$(printf '%04X' "$1")
  while read -r inode; do
    descriptor=$(find /proc/[0-9]*/fd -lname "socket:\\[$inode\\]" -print -quit 2>/dev/null || true)
    if [[ $descriptor =~ ^/proc/([0-9]+)/ ]]; then
      pid=${BASH_REMATCH[1]}
      printf '%s (pid %s)' "$(<"/proc/$pid/comm")" "$pid"
      return
    fi
  done < <(awk -v port=":$hex" '$4 == "0A" && substr($2, length($2) - 4) == port {print $10}' \
    /proc/net/tcp /proc/net/tcp6 2>/dev/null)
  printf 'a process of another user'
}

check_ports() {
  local name port variable
  for name in "$@"; do
    while read -r port variable; do
      if port_is_open "$port"; then
        refuse "port $port, wanted by $name, is taken by $(port_holder "$port"); stop that or set $variable"
      fi
    done < <(ports_of "$name")
  done
}
