#!/usr/bin/env bash
# ./lab bench [NAME]: builds and runs the native benchmarks (tests/bench/*.cpp), then the
# ones that run in Node on the built package (tests/bench/*.mjs).
set -euo pipefail
source "$(dirname "$0")/steps.sh"
wanted="${1:-}"
bash "$ROOT/tools/setup/setup.sh" build
found=no
for file in tests/bench/*"$wanted"*.cpp; do
  [ -e "$file" ] || continue
  found=yes
  name="bench_$(basename "$file" .cpp)"
  cmake_step "build $name" native-release "$name"
  "build/native-release/$name"
done
for file in tests/bench/*"$wanted"*.mjs; do
  [ -e "$file" ] || continue
  found=yes
  install_node_modules
  build_wasm
  build_npm
  node "$file"
done
[ $found = yes ] || die "no benchmark's name contains '$wanted' (they live in tests/bench)"
