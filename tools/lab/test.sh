#!/usr/bin/env bash
# ./lab test [SUITE [NAME]]: builds what the suites need and runs them, all or one. Quiet when
# green; ends with the totals. A suite is a command that prints its failures and, last, a line
# "N passed, N failed[, N skipped]".
set -euo pipefail
source "$(dirname "$0")/steps.sh"

SUITES=(arrows tools core asan bits unit wasm gpu hosts web)
setup_args=() words=()
for word in "$@"; do
  case "$word" in --yes | -y) setup_args+=(--yes) ;; *) words+=("$word") ;; esac
done
suite="${words[0]:-}" name="${words[1]:-}"
if [ -n "$suite" ]; then
  [[ " ${SUITES[*]} " == *" $suite "* ]] || die "no suite called '$suite' (${SUITES[*]})"
  SUITES=("$suite")
fi

QUIET_NODE=(node --test --test-reporter="$ROOT/tools/lab/quiet_reporter.mjs")
node_tests() {
  local folder="$1" files
  mapfile -t files < <(find "$folder" -name '*.test.mjs' 2>/dev/null | sort)
  [ ${#files[@]} -gt 0 ] || { echo "0 passed, 0 failed"; return 0; }
  if [ -n "$name" ]; then
    local picked
    mapfile -t picked < <(printf '%s\n' "${files[@]}" | grep -F -- "$name" || true)
    if [ ${#picked[@]} -gt 0 ]; then files=("${picked[@]}"); else files=(--test-name-pattern="$name" "${files[@]}"); fi
  fi
  "${QUIET_NODE[@]}" "${files[@]}"
}

has_core_tests() { [ -n "$(find tests/core -name '*.cpp' 2>/dev/null)" ]; }
run_core() { has_core_tests || { echo "0 passed, 0 failed"; return 0; }; node tools/lab/core_suite.mjs "$@"; }
native() { has_core_tests || return 0; cmake_step "$1" "$1" core_tests; }

# What a suite needs built before it runs.
prepare() {
  case "$1" in
    arrows | tools) ;;
    core) native native-release ;;
    asan) native native-asan ;;
    bits) native native-clang && native native-haswell ;;
    unit | wasm) build_wasm && build_npm ;;
    gpu) build_wasm && native native-release ;;
    hosts) build_wasm && build_npm && build_widget && install_hosts ;;
    web) build_wasm && build_npm && build_site ;;
  esac
}
run_suite() {
  case "$1" in
    arrows | tools | hosts) node_tests "tests/$1" ;;
    core) run_core native-release "$name" ;;
    asan) run_core native-asan "$name" ;;
    # The same bits whichever compiler and flags: all of core again, in two more builds.
    bits)
      local bad=0
      run_core native-clang "$name" || bad=1
      run_core native-haswell "$name" || bad=1
      return $bad
      ;;
    unit) node tools/lab/unit_suite.mjs "$name" ;;
    wasm) node_tests tests/wasm ;;
    gpu) node tools/lab/gpu_suite.mjs "$name" ;;
    web) if [ -e tests/web/run.mjs ]; then node tests/web/run.mjs ${name:+"$name"}; else echo "0 passed, 0 failed"; fi ;;
  esac
}

# add_counts LOG — adds up every counts line; prints nothing. Sets P, F, S.
counts_of() {
  read -r P F S < <(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed(, ([0-9]+) skipped)?$/\1 \2 \4/p' "$1" |
    awk '{ p += $1; f += $2; s += $3; n += 1 } END { print p + 0, f + 0, s + 0 }')
}

# One function, read whole before it runs: the file may change under a long run.
main() {
  groups=(build test)
  case "$suite" in "" | bits) groups+=(check) ;; esac
  case "$suite" in arrows | tools) groups=() ;; esac
  [ ${#groups[@]} -eq 0 ] || bash "$ROOT/tools/setup/setup.sh" "${groups[@]}" ${setup_args[@]+"${setup_args[@]}"}
  install_node_modules
  passed=0 failed=0 skipped=0
  for one in "${SUITES[@]}"; do
    log="$LOGS/test-$one.log" start=$SECONDS ok=yes
    if prepare "$one"; then
      run_suite "$one" >"$log" 2>&1 </dev/null || ok=no
    else
      ok=no && echo "the build failed" >"$log"
    fi
    counts_of "$log"
    # A suite that broke without a failing test to show for it has failed once.
    if [ $ok = no ] && [ "$F" -eq 0 ]; then F=1; fi
    if [ "$F" -gt 0 ]; then
      grep -vE '^[0-9]+ passed, [0-9]+ failed' "$log" || true
      say "  the whole suite again: ./lab test $one"
    fi
    printf '%-8s %s passed, %s failed%s   (%d s)\n' "$one" "$P" "$F" "$([ "$S" -eq 0 ] || echo ", $S skipped")" $((SECONDS - start))
    passed=$((passed + P)) failed=$((failed + F)) skipped=$((skipped + S))
  done
  printf '%d passed, %d failed%s\n' $passed $failed "$([ $skipped -eq 0 ] || echo ", $skipped skipped")"
  [ $failed -eq 0 ]
}
main; exit
