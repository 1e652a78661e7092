# The one list of Debian packages hone needs, and how they get installed. To be sourced:
#
#   ensure_packages "${demo_packages[@]}"

demo_packages=(
  g++ cmake ninja-build
  libboost-dev    # Hana: type sets of a statement, reflection of options
  libsqlite3-dev  # tuning records
  libeigen3-dev   # the demo's reference and its user-side matrices
  libllvm19       # opened at run time: code for the CPU
)

test_packages=(
  "${demo_packages[@]}"
  doctest-dev                  # the tests' framework
  ccache                       # a second build of the same text costs nothing
  libllvm16                    # the second LLVM the tests run on
  clang-19 libclang-rt-19-dev  # the second compiler, and the sanitizers
)

bench_packages=(
  "${demo_packages[@]}"
  libdnnl-dev           # oneDNN, a peer
  libopenblas0-pthread  # OpenBLAS, a peer; opened at run time
)

is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Prints how to run apt-get without being asked anything, or fails.
apt_get_prefix() {
  if [ "$(id -u)" = 0 ]; then echo env; return; fi
  if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then echo "sudo -n env"; return; fi
  return 1
}

install_packages() {
  local prefix
  prefix=$(apt_get_prefix) || return 1
  local apt_get=($prefix DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
  "${apt_get[@]}" update >&2 || return 1
  "${apt_get[@]}" install -y --no-install-recommends "$@" >&2
}

# Installs what is missing; exits 1 with the line to run if it may not.
ensure_packages() {
  if ! command -v dpkg-query >/dev/null; then
    echo "hone: no dpkg here; make sure that you have what these Debian packages hold: $*" >&2
    return
  fi
  local package missing=()
  for package in "$@"; do is_installed "$package" || missing+=("$package"); done
  [ ${#missing[@]} = 0 ] && return
  echo "hone: installing ${missing[*]}" >&2
  install_packages "${missing[@]}" && return
  echo "hone: these packages are missing and could not be installed from here. Please run:" >&2
  echo "sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
  exit 1
}
