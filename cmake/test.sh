#!/usr/bin/env bash
# Installs what is missing, then builds and runs all tests: everything with GCC; headers, compile
# errors and a smoke program with Clang; the rooms once more with sanitizers.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
source cmake/packages.sh

# Somebody who waits wants to see every compiled file; a log does not.
without_progress() {
  if [ -t 1 ]; then cat; else sed -u '/^\[[0-9]*\/[0-9]*\] /d'; fi
}

# run_part NAME: the workflow of that name. Leaves its log in build/NAME.log.
run_part() {
  echo "== $1"
  cmake --workflow --preset "$1" 2>&1 | tee "build/$1.log" | without_progress
}

ensure_packages "${test_packages[@]}"
mkdir -p build
failed=()
for part in test clang asan; do
  run_part "$part" || failed+=("$part")
done

echo "== summary"
for part in test clang asan; do
  echo "$part: $(grep -E '^[0-9]+% tests passed' "build/$part.log" || echo 'not built')"
done
if [ ${#failed[@]} != 0 ]; then
  echo "failed: ${failed[*]}"
  exit 1
fi
echo "all passed in $((SECONDS / 60)) min $((SECONDS % 60)) s"
