# shellcheck shell=bash
# Every text of --help.

help_overview() {
  cat <<'TEXT'
ikart: the whole shop on this machine.

Usage: ikart COMMAND [ARGUMENTS]        ikart help COMMAND

The shop:
  up        start what does not run, wait until all is healthy, print the addresses
  down      stop everything, in order
  status    a table of the processes; exit 0 only when all are healthy
  logs      show or follow the logs
  reset     stop everything and delete all data

Its content:
  demo      start the shop, fill it and let simulated shoppers buy
  import    load products, stock and offers from real trade files
  replay    send the invoices of real trade files through the shop
  topics    list the topics with partitions, size and lag
  lake      write every event and the sales figures to Parquet files, exactly once
  sql       run a query over the lake: ikart sql "select count(*) from events"
  sql-client   Flink's SQL client with the results of the jobs as tables
  verify    check the invariants of the domain against the live shop
  search    compare the search index with the log
  reindex   write a new search index and put it in the old one's place
  jobs      list the Flink jobs; start, stop or make one forget what it knows
  mails     list the mails the shop has sent, or show one by its number
  blocked   list and release keys that stopped after a bad record
  token     print an access token for staff's routes, for ten minutes
  connectors   list connectors, restart what failed, show dead letters
  bench     measure the shop, by name of the benchmark
  tools     any other command of the tools

One process:
  start, stop, kill PROCESS    PROCESS is broker, registry, gateway, carrier, mail, connect,
                               connect-2, ..., search, jobmanager, taskmanager, topologies-1, topologies-2, ... or edge

Settings are environment variables: IKART_HOME (all state; default .ikart in the repository),
IKART_EDGE_PORT, IKART_BROKER_PORT, ...; deploy/README.md has the table.
Exit codes: 0 done, 1 something failed, 2 asked for in a wrong way or the machine lacks something.
TEXT
}

help_for() {
  case $1 in
    up)
      cat <<'TEXT'
Usage: ikart up [--build] [--without PROCESS,...]

Builds the jars if some are missing, starts every process that does not run yet, waits until all are
healthy and prints the addresses. Running it again is harmless. State in IKART_HOME is kept.

  --build                 build first, even if all jars are there (the shop must be down)
  --without PROCESS,...   leave these out; "topologies" means all of its instances, "analytics" the
                          jobs with jobmanager and taskmanager (default: IKART_WITHOUT)

Fails with the last lines of the log when a process ends or is not healthy within
IKART_START_TIMEOUT_S (120) seconds; what runs is left running.
TEXT
      ;;
    down) printf 'Usage: ikart down\n\nStops every process, the last started first; one that has not ended after\nIKART_STOP_TIMEOUT_S (30) seconds is killed. State is kept.\n' ;;
    status) printf 'Usage: ikart status\n\nShows process, pid, health, uptime and resident memory. Exit 0 only when all are healthy, else 1.\n' ;;
    logs) printf 'Usage: ikart logs [PROCESS] [-f]\n\nShows the end of one log or of all; -f follows. The files are in IKART_HOME/logs.\n' ;;
    reset) printf 'Usage: ikart reset [--yes]\n\nStops the shop and deletes its data and logs from IKART_HOME. Asks first, unless --yes is given.\n' ;;
    start) printf 'Usage: ikart start PROCESS\n\nStarts one process and waits until it is healthy.\n' ;;
    stop) printf 'Usage: ikart stop PROCESS\n\nStops one process in order.\n' ;;
    kill) printf 'Usage: ikart kill PROCESS\n\nEnds one process as a crash would (SIGKILL).\n' ;;
    mails) printf 'Usage: ikart mails [NUMBER]\n\nLists the mails that came in at the local mail sink, oldest first, or shows one. The files are in\nIKART_HOME/mail.\n' ;;
    sql-client)
      cat <<'TEXT'
Usage: ikart sql-client [-f SCRIPT] [OPTIONS OF FLINK'S CLIENT]

Flink's SQL client, with the topics that the jobs write as tables (analytics/sql/tables.sql). Queries run
in its own process, apart from the shop's jobs.

  ikart sql-client                     type queries; 'show tables;' lists the tables
  ikart sql-client -f FILE             run the statements of a file and end
TEXT
      ;;
    reindex)
      cat <<'TEXT'
Usage: ikart reindex [--changed-mapping] [--within SECONDS]

Runs a second instance of the search job from the beginning of the log into an index of its own. When it
has everything the log had at the start, the documents of both are compared, the new index takes the
place of the old one, and the old one is deleted when nobody searches it any more.

  --changed-mapping   the documents are meant to differ: do not compare them
  --within SECONDS    how long catching up may take (600)
TEXT
      ;;
    jobs)
      cat <<'TEXT'
Usage: ikart jobs [start JOB | stop JOB | forget JOB | run JOB]

Lists the jobs of the Flink cluster, their state, and what each would go on from if it were started.

  start JOB     starts it from the newest savepoint or checkpoint there is, and waits until it runs
  stop JOB      ends it with a savepoint
  forget JOB    ends it and throws away what it knows: the next start reads the log from its beginning
  run JOB       runs it in this process instead, without a cluster, until it is interrupted; it reads the
                log from its beginning and keeps nothing
TEXT
      ;;
    demo | import | replay | topics | verify | lake | sql | blocked | token | connectors | search)
      read_settings
      become_tool "$1" --help
      ;;
    bench)
      read_settings
      become_bench --help
      ;;
    tools)
      read_settings
      become_tool --help
      ;;
    *) help_overview ;;
  esac
}
