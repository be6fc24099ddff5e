#!/usr/bin/env bash
# ./lab build: the wasm module, the npm package, the widget and the site, as far as they are out of date.
set -euo pipefail
source "$(dirname "$0")/steps.sh"
bash "$ROOT/tools/setup/setup.sh" build "$@"
build_all
say "Built: build/wasm-release, build/npm, build/widget, build/site"
