# shellcheck shell=bash
# The Flink session cluster: its configuration, its command lines, its health.

flink_directory() {
  printf '%s' "$IKART_HOME/flink"
}

# Written at every start, so that a moved port or home is followed.
write_flink_config() {
  local home
  home=$(flink_directory)
  mkdir -p "$home/conf" "$home/upload/flink-web-upload" "$home/checkpoints" "$home/savepoints" "$home/tmp"
  cat >"$home/conf/config.yaml" <<YAML
jobmanager.rpc.address: 127.0.0.1
jobmanager.bind-host: 127.0.0.1
jobmanager.rpc.port: $((IKART_FLINK_INTERNAL_PORT + 2))
blob.server.port: "$((IKART_FLINK_INTERNAL_PORT + 3))"
rest.address: 127.0.0.1
rest.bind-address: 127.0.0.1
rest.port: $IKART_FLINK_PORT
web.submit.enable: true
web.upload.dir: $home/upload
io.tmp.dirs: $home/tmp
jobmanager.memory.heap.size: 256m
taskmanager.host: 127.0.0.1
taskmanager.bind-host: 127.0.0.1
taskmanager.data.port: $IKART_FLINK_INTERNAL_PORT
taskmanager.rpc.port: "$((IKART_FLINK_INTERNAL_PORT + 1))"
# Every size is given: there is no start script of Flink's own here that would derive them.
taskmanager.cpu.cores: 2.0
taskmanager.numberOfTaskSlots: $IKART_FLINK_SLOTS
taskmanager.memory.framework.heap.size: 64m
taskmanager.memory.task.heap.size: 448m
taskmanager.memory.framework.off-heap.size: 64m
taskmanager.memory.task.off-heap.size: 64m
taskmanager.memory.network.min: 128m
taskmanager.memory.network.max: 128m
taskmanager.memory.managed.size: 16m
taskmanager.memory.jvm-metaspace.size: 256m
taskmanager.memory.jvm-overhead.min: 192m
taskmanager.memory.jvm-overhead.max: 192m
# The jar's own Kafka and Avro, whatever the cluster has.
classloader.resolve-order: child-first
# A job that ends leaves threads of Kafka behind for a moment; that is no leak worth failing for.
classloader.check-leaked-classloader: false
state.backend.type: rocksdb
# One budget for the RocksDBs of all jobs: split by slots, each would get too little to work with.
state.backend.rocksdb.memory.managed: false
state.backend.rocksdb.memory.fixed-per-tm: 192m
# Most rows that are looked for are new: without it every file would be asked for them.
state.backend.rocksdb.use-bloom-filter: true
execution.checkpointing.interval: ${IKART_CHECKPOINT_S:-10} s
execution.checkpointing.min-pause: 1 s
execution.checkpointing.timeout: 2 min
execution.checkpointing.incremental: true
execution.checkpointing.storage: filesystem
execution.checkpointing.dir: file://$home/checkpoints
execution.checkpointing.savepoint-dir: file://$home/savepoints
# After a kill of the cluster, jobs start again from here.
execution.checkpointing.externalized-checkpoint-retention: RETAIN_ON_CANCELLATION
restart-strategy.type: exponential-delay
restart-strategy.exponential-delay.initial-backoff: 1 s
restart-strategy.exponential-delay.max-backoff: 15 s
restart-strategy.exponential-delay.reset-backoff-threshold: 1 min
# The loss of a TaskManager is noticed in seconds; the default is a minute.
heartbeat.interval: 2000
heartbeat.timeout: 12000
YAML
}

flink_flags() {
  printf '%s\n' "--add-exports=java.base/sun.net.util=ALL-UNNAMED" \
    "--add-exports=java.management/sun.management=ALL-UNNAMED"
  printf -- '--add-opens=java.base/%s=ALL-UNNAMED\n' java.lang java.lang.reflect java.net java.io java.nio \
    sun.nio.ch java.text java.time java.util java.util.concurrent java.util.concurrent.atomic \
    java.util.concurrent.locks
}

# What the two processes may not have in common.
flink_arguments() {
  local offset=4
  [[ $1 == jobmanager ]] || offset=5
  printf '%s\n' --configDir "$(flink_directory)/conf" \
    "-Dmetrics.internal.query-service.port=$((IKART_FLINK_INTERNAL_PORT + offset))"
}

# flink GET|POST|PATCH PATH [FILE]: the answer of the JobManager.
flink() {
  http "$1" "$IKART_FLINK_PORT" "$2" "${3:-}"
}

# At least one TaskManager has registered and brought its slots.
taskmanager_registered() {
  local answer
  answer=$(flink GET /overview) || return 1
  [[ $answer =~ \"taskmanagers\":[1-9] ]]
}
