#!/usr/bin/env bash
# ./lab serve: builds what is out of date, serves build/site, and opens a browser if a
# person is there to see it.
set -euo pipefail
source "$(dirname "$0")/steps.sh"

serve_args=() setup_args=() open=yes
while [ $# -gt 0 ]; do
  case "$1" in
    --port | --base) [ $# -ge 2 ] || die "$1 wants a value"; serve_args+=("$1" "$2"); shift ;;
    --no-open) open=no ;;
    --yes | -y) setup_args+=(--yes) ;;
    *) die "serve: no option called '$1' (--port N, --base /x/, --no-open, --yes)" ;;
  esac
  shift
done

bash "$ROOT/tools/setup/setup.sh" build ${setup_args[@]+"${setup_args[@]}"}
build_all

show() {
  local url
  read -r url || return 0
  say "Downhill is served at $url"
  say "Ctrl-C stops it."
  [ $open = yes ] && [ -t 1 ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || return 0
  if have xdg-open; then xdg-open "$url" >/dev/null 2>&1 & fi
}
# exec: a signal sent to this script reaches the server itself.
exec node tools/serve.mjs ${serve_args[@]+"${serve_args[@]}"} > >(show)
