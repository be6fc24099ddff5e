# Small words the setup and lab scripts share: where things lie, how progress is
# shown, where logs go. Sourced, never run; it changes nothing by itself.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
TOOLS="$ROOT/.tools"
LOGS="$TOOLS/logs"
mkdir -p "$LOGS"

say() { printf '%s\n' "$*"; }
die() { printf 'lab: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# version_at_least FOUND WANTED — both dotted numbers.
version_at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n1)" = "$2" ]; }

# On a terminal: shows the title and the seconds that pass, from the first second on.
tick() {
  local start=$SECONDS
  while sleep 1; do printf '\r  %-58s %d s' "$1" $((SECONDS - start)); done
}

# step TITLE LOGNAME COMMAND... — one line of progress; the output goes to a log, whose tail
# is shown only when the command fails. With UNLESS=TEXT a success whose log holds TEXT is
# not mentioned. The command runs in the foreground, so that Ctrl-C reaches it.
step() {
  local title="$1" log="$LOGS/$2.log" start=$SECONDS ticker='' ok=yes
  shift 2
  if [ -t 1 ]; then
    tick "$title" &
    ticker=$!
  fi
  "$@" >"$log" 2>&1 </dev/null || ok=no
  if [ -n "$ticker" ]; then
    kill "$ticker" 2>/dev/null
    wait "$ticker" 2>/dev/null || true
    printf '\r\033[K'
  fi
  if [ $ok = yes ]; then
    if [ -n "${UNLESS:-}" ] && grep -q "$UNLESS" "$log"; then return 0; fi
    printf '  %-58s done (%d s)\n' "$title" $((SECONDS - start))
    return 0
  fi
  printf '  %-58s FAILED after %d s\n' "$title" $((SECONDS - start))
  tail -n "${STEP_TAIL:-40}" "$log" | sed 's/^/    | /'
  say "  the whole log: ${log#"$ROOT"/}"
  return 1
}
