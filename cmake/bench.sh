#!/usr/bin/env bash
# Installs what is missing and builds the benchmarks into build/bench/bin/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source cmake/packages.sh

# XGBoost, a peer, comes from PyPI; hone-bench-gbdt says so where it is missing. Its other
# dependencies are for several GPUs.
python=build/bench/python/bin/python3
install_xgboost() {
  python3 -m venv build/bench/python &&
    $python -m pip install -q numpy scipy && $python -m pip install -q --no-deps xgboost
}

ensure_packages "${bench_packages[@]}"
$python -c 'import xgboost' 2>/dev/null || install_xgboost ||
  echo "hone: XGBoost could not be installed; hone-bench-gbdt leaves it out" >&2
exec cmake --workflow --preset bench
