#!/usr/bin/env bash
# Installs what is missing and builds the benchmarks into build/bench/bin/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source cmake/packages.sh

ensure_packages "${bench_packages[@]}"
exec cmake --workflow --preset bench
