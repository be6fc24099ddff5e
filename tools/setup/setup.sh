#!/usr/bin/env bash
# Brings this machine to what the asked groups need (build, test, check): says what it
# will change, asks, then does it. Does nothing, at once, when nothing is missing.
# It never upgrades or removes a package of the system, and never touches EM_CACHE.
set -euo pipefail
source "$(dirname "$0")/common.sh"
source "$ROOT/tools/setup/detect.sh"

SUITE=trixie
BACKPORTS=bookworm-backports
SOURCES=/etc/apt/sources.list.d/downhill.list
PINS=/etc/apt/preferences.d/downhill
GROUPS_ASKED=()
YES="${CI:-}"
for arg in "$@"; do
  case "$arg" in
    --yes | -y) YES=true ;;
    all) GROUPS_ASKED+=(build test check) ;;
    *) GROUPS_ASKED+=("$arg") ;;
  esac
done
[ ${#GROUPS_ASKED[@]} -gt 0 ] || GROUPS_ASKED=(build test check)

debian_release() { [ -r /etc/os-release ] && (. /etc/os-release && [ "${ID:-}" = debian ] && echo "${VERSION_ID:-0}"); }
wants_group() { [[ " ${GROUPS_ASKED[*]} " == *" $1 "* ]]; }

# The packages as apt is to be asked for them: Debian 12 takes the marked ones from the next suite.
package_arguments() {
  local name
  for name in "$@"; do
    case "$RELEASE$name" in
      12@*) say "${name#@}/$SUITE" ;;
      # Backports hold the library itself too; naming both keeps apt within one suite.
      12+catch2) say "catch2/$BACKPORTS" && say "libcatch2-dev/$BACKPORTS" ;;
      *) say "${name#[@+]}" ;;
    esac
  done
}

cannot_install() {
  say "Some of what Downhill is built with is missing, and it can't be installed for you: $REASON."
  say "What to install:"
  local name
  for name in "$@"; do
    case "$name" in
      @emscripten) say "  - Emscripten $EMCC_WANTED or newer, emcc on PATH: https://emscripten.org/docs/getting_started/downloads.html" ;;
      @libxsimd-dev) say "  - xsimd 13 headers (set CMAKE_PREFIX_PATH if not in /usr or /usr/local)" ;;
      +catch2) say "  - Catch2 3.x with its CMake package" ;;
      *) say "  - $name (Debian's package name)" ;;
    esac
  done
  [ $WILL_LINK = no ] || say "  - the link /usr/share/node_modules -> /usr/share/nodejs (Debian's emcc imports acorn from there)"
  [ $WILL_BINARYEN = no ] || say "  - Binaryen 118 or newer, its folder named by EM_BINARYEN_ROOT"
  say "On Debian 12 or 13, root can do all of it: ./lab setup ${GROUPS_ASKED[*]} --yes"
  exit 1
}

show_plan() {
  say "Downhill needs a few things that this machine lacks. This is what will change:"
  if [ "$NEEDS_SUITE" = yes ] && [ ! -e "$SOURCES" ]; then
    say "  apt source   $SOURCES: Debian's suites $SUITE and $BACKPORTS"
    say "  apt pin      $PINS: $SUITE at priority 100 (backports have it anyway), so nothing installed is upgraded from it"
  fi
  [ ${#ARGS[@]} -eq 0 ] || say "  packages     ${ARGS[*]}"
  [ "$WILL_LINK" = no ] || say "  link         /usr/share/node_modules -> /usr/share/nodejs (emcc imports acorn from there)"
  [ "$WILL_BINARYEN" = no ] || say "  private      .tools/binaryen: Binaryen 120 for emcc (not seen by the system)"
}

ask() {
  [ "$YES" = true ] || [ "$YES" = 1 ] && return 0
  [ -t 0 ] || die "set-up needs a yes: run it in a terminal, or with --yes, or with CI=true"
  local answer
  read -r -p "Go on? [Y/n] " answer
  case "$answer" in '' | y | Y | yes | Yes) ;; *) die "nothing was changed" ;; esac
}

add_suite() {
  [ -e "$SOURCES" ] && return 0
  printf 'deb http://deb.debian.org/debian %s main\n' "$SUITE" "$BACKPORTS" >"$SOURCES"
  printf 'Package: *\nPin: release n=%s\nPin-Priority: 100\n' "$SUITE" >"$PINS"
}

# Mirrors hiccup, and another apt may be at work: wait for its lock, and try twice before it counts as failed.
apt_once() { apt-get -q -o DPkg::Lock::Timeout=300 "$@"; }
apt_twice() { apt_once "$@" || { sleep 3; apt_once "$@"; }; }

install_packages() {
  export DEBIAN_FRONTEND=noninteractive
  # Asked for first without doing it: a plan that removes anything is refused.
  local plan
  plan="$(apt-get -s --no-install-recommends install "$@")"
  if grep -q '^Remv ' <<<"$plan"; then
    grep '^Remv ' <<<"$plan"
    echo "apt would remove packages to install these; not done" >&2
    return 1
  fi
  apt_twice install -y --no-install-recommends "$@"
}

link_acorn() {
  if [ -e /usr/share/node_modules ]; then
    mkdir -p /usr/share/node_modules
    ln -sfn /usr/share/nodejs/acorn /usr/share/node_modules/acorn
  else
    ln -s /usr/share/nodejs /usr/share/node_modules
  fi
}

write_env() {
  mkdir -p "$TOOLS/include"
  # emcc must not see /usr/include (that breaks its libc): a folder that holds xsimd alone.
  local dir
  if dir="$(header xsimd/xsimd.hpp)"; then ln -sfn "$dir/xsimd" "$TOOLS/include/xsimd"; fi
  {
    echo "# Made by tools/setup/setup.sh; source it to call emcc by hand."
    if have emcc && emcc_is_debian && has_private_binaryen; then echo "export EM_BINARYEN_ROOT='$TOOLS/binaryen'"; fi
    echo "export PATH='$ROOT/node_modules/.bin':\"\$PATH\""
  } >"$TOOLS/env"
}

RELEASE="$(debian_release || true)"
MISSING_TEXT="$(missing_packages "${GROUPS_ASKED[@]}")"
mapfile -t MISSING < <(grep . <<<"$MISSING_TEXT" || true)
# What follows from Debian's emcc, whether it is here already or about to come.
WILL_LINK=no WILL_BINARYEN=no
if wants_group build; then
  if [[ " ${MISSING[*]} " == *" @emscripten "* ]]; then
    [ -e /usr/share/node_modules/acorn ] || WILL_LINK=yes
    [ "$RELEASE" = 12 ] && ! has_private_binaryen && WILL_BINARYEN=yes
  else
    needs_acorn_link && WILL_LINK=yes
    needs_private_binaryen && ! has_private_binaryen && WILL_BINARYEN=yes
  fi
fi
NEEDS_SUITE=no
if [ "$RELEASE" = 12 ] && { [[ " ${MISSING[*]} " == *[@+]* ]] || [ $WILL_BINARYEN = yes ]; }; then NEEDS_SUITE=yes; fi
mapfile -t ARGS < <(package_arguments ${MISSING[@]+"${MISSING[@]}"})

if [ ${#MISSING[@]} -gt 0 ] || [ $WILL_LINK = yes ] || [ $WILL_BINARYEN = yes ]; then
  # What root is not needed for: unpacking Binaryen, once apt knows where to get it.
  NEEDS_ROOT=no REASON=""
  if [ ${#MISSING[@]} -gt 0 ] || [ $WILL_LINK = yes ]; then NEEDS_ROOT=yes; fi
  if [ $NEEDS_SUITE = yes ] && [ ! -e "$SOURCES" ]; then NEEDS_ROOT=yes; fi
  [ "$(id -u)" = 0 ] || [ $NEEDS_ROOT = no ] || REASON="only root may install packages, and this is user $(id -un)"
  have apt-get || REASON="there is no apt-get"
  case "$RELEASE" in 12 | 13) ;; *) REASON="${REASON:-only Debian 12 and 13 are known to carry them}" ;; esac
  [ -z "$REASON" ] || cannot_install ${MISSING[@]+"${MISSING[@]}"}
  show_plan
  ask
  say "Setting up (logs in .tools/logs):"
  [ $NEEDS_SUITE = no ] || [ -e "$SOURCES" ] || step "apt sources" setup-suite add_suite
  [ "$(id -u)" != 0 ] || step "apt-get update" setup-update apt_twice update
  [ ${#ARGS[@]} -eq 0 ] || step "apt-get install, ${#ARGS[@]} packages" setup-install install_packages "${ARGS[@]}"
  [ $WILL_LINK = no ] || step "link acorn" setup-acorn link_acorn
  [ $WILL_BINARYEN = no ] || step "Binaryen into .tools" setup-binaryen bash "$ROOT/tools/setup/binaryen.sh"
fi
write_env
