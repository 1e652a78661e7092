#!/usr/bin/env bash
# Installs what is missing, builds the demo and runs it with the arguments given.
set -euo pipefail
called_from=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
source cmake/packages.sh

ensure_packages "${demo_packages[@]}"
mkdir -p build
echo "hone: building the demo" >&2
if ! cmake --workflow --preset demo >build/demo.log 2>&1; then
  cat build/demo.log
  echo "hone: the demo did not build" >&2
  exit 1
fi
cd "$called_from"
exec "$root/build/demo/bin/hone-demo" "$@"
