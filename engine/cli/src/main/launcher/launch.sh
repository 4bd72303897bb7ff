# How Wafer is started, for both launchers: the one beside the sources and the one of a release. They set
# java (the command), home (the folder that holds data/samples), classes (the class path), memory and sweep_memory (files of what Java remembers).
lanes=--add-modules=jdk.incubator.vector
flags=(-XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dslf4j.internal.verbosity=ERROR
  -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 "-Dwafer.home=$home")

remember() { # $1 = memory, rest: flags, class path, command: one run, of which Java keeps what it loaded and linked, so that later ones start in half the time
  local memory=$1; shift
  WAFER_CACHE=$memory.cache WAFER_LEDGER=$memory.ledger WAFER_RUNS=$memory.runs "$java" "${flags[@]}" "-XX:AOTCacheOutput=$memory" "$@" >/dev/null 2>&1 || rm -f "$memory"
  rm -rf "$memory.cache" "$memory.ledger" "$memory.runs"
}
remember_all() { # without it all works as well
  local main=(-cp "$classes" dev.wafer.cli.Main)
  rm -f "$memory" "$sweep_memory"
  remember "$memory" "${main[@]}" backtest --strategy sma-cross --symbols MU --robust --neighbours 20 &
  remember "$sweep_memory" "$lanes" "${main[@]}" sweep --strategy sma-cross --symbols MU --grid fast=5,10 --grid slow=60,80
  wait
}

is_short() { # $@ = command line: many short runs, over before the better compiler has paid off
  local word values from to step points=1 number='^(0|[1-9][0-9]{0,8})$'
  case " $* " in *" --robust "*) return 0 ;; esac
  [ "${1:-}" = sweep ] || return 1
  for word in "$@"; do
    values=${word##*=}
    case $word in
      --data* | --config* | --search*) return 1 ;; # the shipped sample is small; others may be large
      *=*..*)
        from=${values%%..*} to=${values#*..} step=1
        case $to in *:*) step=${to#*:} to=${to%%:*} ;; esac
        for values in "$from" "$to" "$step"; do [[ $values =~ $number ]] || return 1; done
        [ "$step" -gt 0 ] && [ "$to" -ge "$from" ] || return 1
        points=$((points * ((to - from) / step + 1))) ;;
      *=*,*) values=${values//[!,]/} points=$((points * (${#values} + 1))) ;;
    esac
    [ "$points" -le 1000 ] || return 1
  done
}
launch() { # $@ = command line: runs it in place of this process
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in *[Uu][Tt][Ff]*) ;; *) export LC_ALL=C.UTF-8 ;; esac # file names are UTF-8
  local is_terminal=false is_watched=false in_lanes=no remembered=$memory run
  if [ -t 1 ]; then is_terminal=true; fi
  if [ -t 2 ]; then is_watched=true; fi
  flags+=("-Dwafer.terminal=$is_terminal" "-Dwafer.watched=$is_watched")
  if is_short "$@"; then flags+=(-XX:TieredStopAtLevel=1); elif [ "${1:-}" = sweep ]; then in_lanes=yes remembered=$sweep_memory; fi
  # Paths are many runs, each on data of its own: to compile long methods into one another takes more time than it saves.
  case ${1:-} in montecarlo | survive) flags+=(-XX:FreqInlineSize=100) ;; esac
  if [ -f "$remembered" ]; then flags+=("-XX:AOTCache=$remembered" "-Xlog:aot*=off" "-Xlog:cds*=off"); fi # of another JDK or build: silently not used
  run=(-cp "$classes" dev.wafer.cli.Main "$@")
  if [ $in_lanes = no ]; then exec "$java" "${flags[@]}" "${run[@]}"; fi
  # Larger sweeps run in vector lanes. Java begins by saying on standard error that their module is an incubating one; after that Wafer takes the true one back.
  exec "$java" "$lanes" -Dwafer.stderr=3 "${flags[@]}" "${run[@]}" 3>&2 2> >(grep -v '^WARNING: Using incubator modules' >&2)
}
