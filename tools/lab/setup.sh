#!/usr/bin/env bash
# ./lab setup: installs what is missing, and the workspace's npm packages.
set -euo pipefail
source "$(dirname "$0")/steps.sh"
bash "$ROOT/tools/setup/setup.sh" "$@"
install_node_modules
say "Nothing is missing."
