# Shared by packaging/run, packaging/test and their kin; to be sourced. Sets `root`, the source tree.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '== %s\n' "$*"; }

die() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# dependencies_for GROUP... : the packages of these groups, one a line.
dependencies_for() {
    local group
    for group in "$@"; do
        awk -v group="$group" '!/^#/ && $2 == group {print $1}' "$root/packaging/dependencies"
    done
}

# missing_packages PACKAGE... : those that are not installed, one a line.
missing_packages() {
    local package
    for package in "$@"; do
        [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || echo "$package"
    done
}

# apt_get ARGUMENT... : as root, without questions.
apt_get() {
    local as_root=()
    if ((EUID != 0)); then
        as_root=(sudo)
        [[ ${CI:-} == true ]] && as_root=(sudo -n)
    fi
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get "$@" </dev/null
}

# install_dependencies GROUP... : installs what is missing of these groups, and only that.
install_dependencies() {
    command -v dpkg-query >/dev/null || die "this installs Debian 12 packages, and dpkg is not here;" \
        "install what packaging/dependencies lists, then run: cmake --workflow --preset release"
    local wanted missing
    mapfile -t wanted < <(dependencies_for "$@")
    mapfile -t missing < <(missing_packages "${wanted[@]}")
    ((${#missing[@]} > 0)) || return 0

    local command="apt-get install -y --no-install-recommends ${missing[*]}"
    if ((EUID != 0)) && ! command -v sudo >/dev/null; then
        die "packages are missing, and this is neither root nor is sudo here; run as root:
    apt-get update && $command"
    fi
    say "installing ${#missing[@]} Debian packages: ${missing[*]}"
    apt_get update -q || die "apt-get update failed; see above"
    # --no-remove: nothing that somebody relies on may go to make room.
    apt_get install -y -q --no-install-recommends --no-remove "${missing[@]}" \
        || die "apt-get could not install them; see above. If it would have to remove a package
(libboost1.74-dev makes way for 1.81), remove that one first, then run as root:
    $command"
}

# configure PRESET : once, and again when the presets changed; ninja sees to the rest.
configure() {
    local stamp="$root/build/$1/.presets"
    [[ "$root/CMakePresets.json" -nt $stamp || ! -e "$root/build/$1/build.ninja" ]] || return 0
    say "configuring build/$1"
    (cd "$root" && cmake --preset "$1") || return
    touch "$stamp"
}

# build PRESET [TARGET...] : everything when no target is named.
build() {
    local preset=$1 targets=()
    shift
    (($# == 0)) || targets=(--target "$@")
    configure "$preset" || return
    say "building ${*:-everything} in build/$preset"
    (cd "$root" && cmake --build --preset "$preset" "${targets[@]}")
}
