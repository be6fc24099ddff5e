# What a task needs and what of it is missing on this machine. Each probe answers
# by looking (a version, a header, a file); nothing here installs or changes anything.

EMCC_WANTED=3.1.60
NODE_WANTED=20.19

# header PATH — prints the first include folder that holds PATH.
header() {
  local dir
  for dir in $(tr ":;" "  " <<<"${CMAKE_PREFIX_PATH:-}") /usr/local /usr; do
    [ -e "$dir/include/$1" ] && { printf '%s/include\n' "$dir"; return 0; }
  done
  return 1
}

emcc_version() { emcc --version 2>/dev/null | sed -n '1s/.* \([0-9]*\.[0-9]*\.[0-9]*\).*/\1/p'; }
has_emcc() { have emcc && version_at_least "$(emcc_version)" "$EMCC_WANTED"; }

# Debian's own emcc, as opposed to an activated emsdk, which brings its Binaryen and acorn along.
emcc_is_debian() { [[ "$(readlink -f "$(command -v emcc)")" == /usr/share/emscripten/* ]]; }

# Emscripten 3.1.69 was made with Binaryen 120; older ones lack options that it passes.
system_binaryen_is_new() {
  local v
  v="$(wasm-opt --version 2>/dev/null | sed -n 's/.*version \([0-9]*\).*/\1/p')"
  [ -n "$v" ] && [ "$v" -ge 118 ]
}
has_private_binaryen() { "$TOOLS/binaryen/bin/wasm-opt" --version >/dev/null 2>&1; }
needs_private_binaryen() { [ -z "${EM_BINARYEN_ROOT:-}" ] && emcc_is_debian && ! system_binaryen_is_new; }
needs_acorn_link() { emcc_is_debian && [ ! -e /usr/share/node_modules/acorn/package.json ]; }

has_xsimd() {
  local dir
  dir="$(header xsimd/config/xsimd_config.hpp)" || return 1
  [ "$(sed -n 's/#define XSIMD_VERSION_MAJOR *//p' "$dir/xsimd/config/xsimd_config.hpp")" -ge 12 ]
}
has_catch2() { header catch2/catch_test_macros.hpp >/dev/null; }
has_font() { [ -n "$(find /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" -iname "$1" -print -quit 2>/dev/null)" ]; }
has_fuzzer() { compgen -G '/usr/lib/llvm-19/lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a' >/dev/null; }

may_install() { have apt-get && [ "$(id -u)" = 0 ]; }

# missing_packages GROUP... — a package name a line; @ marks what Debian 12 only has in the
# next release's suite, + what it has in its backports (a library of the next release would
# not link with Debian 12's g++).
missing_packages() {
  local group
  for group in "$@"; do
    case "$group" in
      build)
        has_emcc || echo '@emscripten'
        has_xsimd || echo '@libxsimd-dev'
        header eigen3/Eigen/Core >/dev/null || echo 'libeigen3-dev'
        have cmake || echo cmake
        have ninja || echo ninja-build
        ;;
      test)
        have g++ || echo g++
        has_catch2 || echo '+catch2'
        header nlohmann/json.hpp >/dev/null || echo nlohmann-json3-dev
        have chromium || echo chromium
        have firefox-esr || have firefox || echo firefox-esr
        have hugo || ! may_install || echo hugo # its test is skipped without it, and counted
        has_font 'NotoSansCJK*' || echo fonts-noto-cjk
        has_font 'Inter*' || echo fonts-inter
        ;;
      check)
        have clang-format-19 || echo clang-format-19
        have clang-tidy-19 || echo clang-tidy-19
        have clang++-19 || echo clang-19
        has_fuzzer || echo libclang-rt-19-dev
        ;;
      *) die "setup: no group called '$group' (build, test, check)" ;;
    esac
  done
}
