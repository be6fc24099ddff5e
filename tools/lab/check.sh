#!/usr/bin/env bash
# ./lab check [--fix]: format, lint, types, arrows, size budgets. All of them, then a verdict;
# --fix lets the formatters write what they would complain about.
set -euo pipefail
source "$(dirname "$0")/steps.sh"

fix=no setup_args=()
for word in "$@"; do
  case "$word" in
    --fix) fix=yes ;;
    --yes | -y) setup_args+=(--yes) ;;
    *) die "check: no option called '$word' (--fix, --yes)" ;;
  esac
done
bash "$ROOT/tools/setup/setup.sh" build test check ${setup_args[@]+"${setup_args[@]}"}
install_node_modules

failed=()
check() {
  local title="$1"
  shift
  STEP_TAIL=200 step "$title" "check-${title// /-}" "$@" || failed+=("$title")
}

cpp_files() { find core wasm tests \( -name '*.cpp' -o -name '*.hpp' \) -type f | sort; }
format_cpp() { cpp_files | xargs -r clang-format-19 --dry-run -Werror; }
tidy() {
  cmake --preset native-clang && cmake --preset wasm-release && node tools/lab/tidy.mjs
}
biome() { node_modules/.bin/biome check --colors=off --diagnostic-level=error --max-diagnostics=100; }
# The libraries a room may use differ by the thread it runs on; so each has its own tsconfig.
types() {
  local config bad=0
  for config in shared worker page tests; do
    node_modules/.bin/tsc -p "tsconfig.$config.json" || bad=1
  done
  return $bad
}
arrows() { node --test --test-reporter=./tools/lab/quiet_reporter.mjs tests/arrows/*.test.mjs; }
long_files() {
  find core wasm web tests tools \( -name '*.cpp' -o -name '*.hpp' -o -name '*.ts' -o -name '*.mjs' -o -name '*.sh' -o -name '*.css' \) \
    -type f -exec awk 'END { if (FNR > 300) printf "  note: %s has %d lines (over 300)\n", FILENAME, FNR }' {} \;
}

if [ $fix = yes ]; then
  cpp_files | xargs -r clang-format-19 -i
  node_modules/.bin/biome check --write --diagnostic-level=error >/dev/null 2>&1 || true
fi

check "clang-format" format_cpp
check "biome" biome
check "types" types
check "arrows" arrows
check "clang-tidy" tidy
if build_wasm && build_npm && build_site; then
  check "size budgets" node tools/lab/budgets.mjs
  sed 's/^/    /' "$LOGS/check-size-budgets.log"
else
  failed+=("build")
fi
long_files

[ ${#failed[@]} -eq 0 ] || die "check failed: $(printf '%s, ' "${failed[@]}" | sed 's/, $//')"
say "Everything checks."
