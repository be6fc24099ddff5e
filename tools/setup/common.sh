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

# step TITLE LOGNAME COMMAND... — one line of progress; the output goes to a log,
# whose tail is shown only when the command fails.
step() {
  local title="$1" log="$LOGS/$2.log" start=$SECONDS
  shift 2
  printf '  %-58s ' "$title"
  if "$@" >"$log" 2>&1 </dev/null; then
    printf 'done (%d s)\n' $((SECONDS - start))
    return 0
  fi
  printf 'FAILED after %d s\n' $((SECONDS - start))
  tail -n "${STEP_TAIL:-40}" "$log" | sed 's/^/    | /'
  say "  the whole log: ${log#"$ROOT"/}"
  return 1
}
