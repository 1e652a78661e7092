#!/usr/bin/env bash
# cmake/packages.sh against a machine made of functions: what is installed, who we are, what apt
# does.
set -uo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../cmake/packages.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# Only `here` is installed. "env ... apt-get" is written down instead of run.
dpkg-query() { [ "${*: -1}" = here ] && printf installed; }
id() { echo "$user"; }
sudo() { return 1; }
env() { echo "$*" >>"$work/apt"; return "$apt_result"; }

# outcome PACKAGE...: "exit code, 99 if the caller would go on|what was run|what was said"
outcome() {
  rm -f "$work/apt"
  (ensure_packages "$@" || exit 99) >"$work/said" 2>&1
  echo "$?|$(grep -o 'apt-get.*' "$work/apt" 2>/dev/null | sed 's/-q -o [^ ]* //' | paste -sd,)|$(
    tail -1 "$work/said")"
}

expect() {
  [ "$2" = "$3" ] && return
  printf '%s\n  is        %s\n  should be %s\n' "$1" "$2" "$3"
  failures=$((failures + 1))
}

line="sudo apt-get update && sudo apt-get install -y --no-install-recommends gone lost"
user=0 apt_result=0
expect "nothing is run if all is there" "$(outcome here)" "0||"
expect "root installs what is missing, after an update" "$(outcome gone here lost)" \
  "0|apt-get update,apt-get install -y --no-install-recommends gone lost|hone: installing gone lost"
apt_result=1
expect "a failing apt-get ends with the line to run" "$(outcome gone here lost)" \
  "1|apt-get update|$line"
user=1000 apt_result=0
expect "without rights nothing is run and the line is printed" "$(outcome gone here lost)" \
  "1||$line"
exit "$failures"
