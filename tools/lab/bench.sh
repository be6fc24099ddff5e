#!/usr/bin/env bash
# ./lab bench            lists the benchmarks
# ./lab bench NAME ...   builds what it needs and runs it; words after NAME go to it
# A benchmark is tests/bench/NAME.mjs or tests/bench/*/NAME.mjs beside C++ of its own; its first comment says what it is.
set -euo pipefail
source "$(dirname "$0")/steps.sh"

# The first sentence of the first comment.
about() { sed -n '/^\/\/ /!q;s/^\/\/ //p' "$1" | tr '\n' ' ' | sed -E 's/([^ .]{3,}\.) .*/\1/'; }

benchmarks() { find tests/bench -maxdepth 1 -name '*.mjs' | sort; ls tests/bench/kernels/*.mjs 2>/dev/null || true; }

if [ $# -eq 0 ]; then
  while read -r file; do
    printf '%s\n    %s\n' "./lab bench $(basename "$file" .mjs)" "$(about "$file")"
  done < <(benchmarks)
  exit 0
fi

name="$1"
shift
file="$(benchmarks | grep -E "/$name\.mjs\$" | head -n1 || true)"
[ -n "$file" ] || die "no benchmark called '$name' ($(benchmarks | xargs -n1 basename | sed 's/\.mjs$//' | paste -sd' '))"
bash "$ROOT/tools/setup/setup.sh" build
install_node_modules
build_wasm
build_npm
case "$name" in
  smooth | start | table | fashion | idle) build_site ;;
  compare)
    build_site
    # The ladder of matrix products is part of the comparison.
    [ ! -e tests/bench/kernels/gemm.mjs ] || cmake_step "kernel benchmarks" wasm-release bench_kernels
    ;;
  *) case "$file" in */kernels/*) cmake_step "kernel benchmarks" wasm-release bench_kernels ;; esac ;;
esac
exec node "$file" "$@"
