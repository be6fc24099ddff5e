# The steps that build something, each skipped when a stamp says its inputs are unchanged.
# Sourced by the commands of ./lab.

source "$(dirname "${BASH_SOURCE[0]}")/../setup/common.sh"
source "$ROOT/tools/setup/detect.sh"
BUILD="$ROOT/build"
STAMPS="$BUILD/stamps"
mkdir -p "$STAMPS"
cd "$ROOT"

# locked NAME COMMAND... — one builder of a thing at a time: two would write the same files.
locked() {
  local name="$1"
  shift
  have flock || { "$@"; return; }
  (
    flock -n 9 || { say "  waiting for another build of $name in this folder ..." && flock 9; }
    "$@"
  ) 9>"$STAMPS/$name.lock"
}

# Names, sizes and times of all files under the paths: enough to see any edit, and quick.
fingerprint() {
  find "$@" -name node_modules -prune -o -type f -printf '%p %s %T@\n' 2>/dev/null | sort | sha1sum | cut -d' ' -f1
}

# when_changed NAME TITLE OUTPUT COMMAND -- PATH... : runs COMMAND (one word: a function)
# unless OUTPUT is there and the paths are as they were after its last success.
when_changed() { locked "$1" when_changed_alone "$@"; }
when_changed_alone() {
  local name="$1" title="$2" output="$3" command="$4" now
  shift 5
  now="$(fingerprint "$@")"
  [ -e "$output" ] && [ "$(cat "$STAMPS/$name" 2>/dev/null)" = "$now" ] && return 0
  step "$title" "build-$name" "$command" || return 1
  echo "$now" >"$STAMPS/$name"
}

check_node() {
  have node || die "Node.js $NODE_WANTED or newer is needed: https://nodejs.org"
  local version
  version="$(node --version)"
  version_at_least "${version#v}" "$NODE_WANTED" || die "Node.js $NODE_WANTED or newer is needed, this is $version"
}

npm_ci() { npm ci --no-audit --no-fund || { sleep 3; npm ci --no-audit --no-fund; }; }
install_node_modules() {
  check_node
  have npm || die "npm is needed (it comes with Node.js)"
  locked npm-ci install_node_modules_alone
}
install_node_modules_alone() {
  # By what lies there: neither a touched lock file nor a shared node_modules is a reason to throw all of it away.
  node tools/lab/installed.mjs || step "npm ci" build-npm-ci npm_ci
}

# What other people's pages are made with: for the suite "hosts" alone.
install_hosts() { UNLESS='is there' locked hosts step "npm ci, hosts" build-hosts node tools/lab/locked_folder.mjs tests/hosts .tools/hosts; }

# cmake_target PRESET TARGET — ninja itself knows what is out of date.
cmake_target() {
  [ -e "$BUILD/$1/build.ninja" ] || cmake --preset "$1" || return 1
  cmake --build --preset "$1" --target "$2"
}
# cmake_step TITLE PRESET TARGET — a step that stays unmentioned when there was nothing to do.
# Only a real build tells (a dry run always wants to run CMake again).
cmake_step() { UNLESS='no work to do' locked "$2" step "$1" "build-$2" cmake_target "$2" "$3"; }

build_wasm() {
  [ -n "$(find wasm -name '*.cpp' 2>/dev/null)" ] || die "wasm/ holds no .cpp file: nothing to build"
  cmake_step "wasm module" wasm-release downhill
}
build_turbo() { cmake_step "wasm module, turbo" wasm-release downhill_turbo; }

WASM_FILES=(build/wasm-release/downhill.mjs build/wasm-release/downhill.wasm)
PRODUCTS=build/wasm-release/products.wasm
TURBO_FILES=(build/wasm-release/turbo/downhill.mjs build/wasm-release/turbo/downhill.wasm)
npm_package() { node tools/lab/npm_package.mjs; }
build_npm() {
  build_turbo
  when_changed npm "npm package" build/npm/package.json npm_package -- \
    web/engine web/formats "${WASM_FILES[@]}" "${TURBO_FILES[@]}" tools/lab/npm_package.mjs tools/npm \
    tsconfig.types.json package-lock.json LICENSE
}

# Built beside the old one and then swapped in, so a failed build leaves the old one whole. What recipes and posters
# there are goes along, so that the folder is all that a page needs; but no Markdown, which makers of sites (VitePress)
# would take for pages of their own.
widget() {
  rm -rf build/widget.next
  DOWNHILL_WIDGET_OUT="$BUILD/widget.next" node_modules/.bin/vite build --config web/site/build/widget.ts || return 1
  DOWNHILL_WIDGET_OUT="$BUILD/widget.next" node tools/lab/offline.mjs || return 1
  cp -r tests/examples/embed build/widget.next/recipes && cp LICENSE build/widget.next/ || return 1
  cp tests/examples/embed/README.md build/widget.next/recipes/README.txt || return 1
  find build/widget.next/recipes -name '*.md' -delete || return 1
  rm -rf build/widget && mv build/widget.next build/widget
}
build_widget() {
  when_changed widget "widget" build/widget/downhill.js widget -- \
    web "${WASM_FILES[@]}" vite.config.ts package-lock.json tests/examples/embed
}

# The site brings the widget along: its article shows it, and other pages may name it there.
site() {
  rm -rf build/site.next
  DOWNHILL_SITE_OUT="$BUILD/site.next" node_modules/.bin/vite build --config vite.config.ts || return 1
  cp -r build/widget build/site.next/widget || return 1
  rm -rf build/site && mv build/site.next build/site
}
build_site() {
  build_widget || return 1
  when_changed site "site" build/site/index.html site -- \
    web "${WASM_FILES[@]}" "$PRODUCTS" vite.config.ts package-lock.json tests/examples/embed
}

build_all() {
  install_node_modules
  build_wasm
  build_npm
  build_site
}
