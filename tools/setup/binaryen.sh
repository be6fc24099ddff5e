#!/usr/bin/env bash
# Unpacks a Binaryen new enough for Emscripten 3.1.69 into .tools/binaryen, with the
# C library that it wants beside it, and a wrapper per tool. The system stays as it is.
set -euo pipefail
source "$(dirname "$0")/common.sh"

PREFIX="$TOOLS/binaryen"
DEBS="$TOOLS/debs"
rm -rf "$PREFIX" "$DEBS"
mkdir -p "$PREFIX/bin" "$DEBS"
chmod 755 "$DEBS"
cd "$DEBS"
# apt-get download drops to a user that may not write here; as root it then warns and goes on.
apt-get -q -o APT::Sandbox::User=root download \
  binaryen/trixie libc6/trixie libstdc++6/trixie libgcc-s1/trixie
for deb in *.deb; do dpkg -x "$deb" "$PREFIX"; done

loader="$(find "$PREFIX" -name 'ld-linux-*.so.*' | head -n1)"
libs="$(dirname "$(find "$PREFIX" -name 'libc.so.6' | head -n1)")"
libs2="$(dirname "$(find "$PREFIX" -name 'libstdc++.so.6' | head -n1)")"
[ -n "$loader" ] || { echo "no dynamic loader in the unpacked libc6" >&2; exit 1; }
for tool in "$PREFIX"/usr/bin/wasm* "$PREFIX"/usr/bin/binaryen*; do
  [ -x "$tool" ] || continue
  wrapper="$PREFIX/bin/$(basename "$tool")"
  printf '#!/bin/sh\nexec "%s" --library-path "%s:%s" "%s" "$@"\n' "$loader" "$libs" "$libs2" "$tool" >"$wrapper"
  chmod +x "$wrapper"
done
"$PREFIX/bin/wasm-opt" --version
rm -rf "$DEBS"
