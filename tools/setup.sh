# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by tools/run and tools/test: installs what is missing, configures, builds. Everything
# it says goes to standard error, since standard output is the command's own.
# shellcheck shell=bash

# What the build and the program need. `a|b`: the first that the system's apt knows.
packages=(
    g++ cmake ninja-build pkgconf ccache
    qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools 'qt6-l10n-tools|qt6-tools-dev'
    'linguist-qt6|qt6-tools-dev-tools' 'qt6-translations-l10n|qt6-base-dev'
    libqcustomplot-dev libeigen3-dev nlohmann-json3-dev libpcre2-dev libicu-dev
    libsentencepiece-dev libcli11-dev libzip-dev libwebp-dev libgif-dev libgl-dev
    fonts-dejavu-core fonts-noto-cjk
)

say() { printf 'Heedmap: %s\n' "$*" >&2; }

# Prints the entries of the list given that are not installed, one a line.
missing_packages() {
    local all=() installed entry name found
    IFS='| ' read -r -a all <<<"$*"
    installed=" $(dpkg-query -W -f '${db:Status-Abbrev}${Package} ' "${all[@]}" 2>/dev/null || true)"
    for entry in "$@"; do
        found=
        for name in ${entry//|/ }; do
            case $installed in *"ii $name "*) found=1 ;; esac
        done
        [ -n "$found" ] || printf '%s\n' "$entry"
    done
}

# The first of `a|b|…` that apt can install.
installable() {
    local name
    for name in ${1//|/ }; do
        if [ -n "$(apt-cache policy "$name" 2>/dev/null | sed -n 's/^  Candidate: *//p' |
            grep -v '^(none)$')" ]; then
            printf '%s\n' "$name"
            return
        fi
    done
    printf '%s\n' "${1%%|*}"
}

ensure_packages() {
    command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || return 0
    local missing names=() entry as_root=()
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null ||
            { say "as root, first: apt-get install ${missing[*]%%|*}"; exit 2; }
        as_root=(sudo)
    fi
    as_root+=(env DEBIAN_FRONTEND=noninteractive)
    say "installing ${missing[*]%%|*}"
    "${as_root[@]}" apt-get update -q </dev/null >&2 || say "apt-get update failed; going on"
    for entry in "${missing[@]}"; do names+=("$(installable "$entry")"); done
    "${as_root[@]}" apt-get install -y -q --no-install-recommends "${names[@]}" </dev/null >&2 ||
        { say "could not install what is missing: ${names[*]}"; exit 2; }
}

# build ROOT PRESET [TARGET...]: configures where that is due and builds. The first build shows
# its progress; a later one is silent unless it fails.
build() {
    local root=$1 preset=$2 log status=0 target=()
    shift 2
    [ $# -eq 0 ] || target=(--target "$@")
    local folder=$root/build/$preset
    mkdir -p "$folder"
    exec 8>"$folder/.lock"
    flock 8
    log=$folder/.setup.log
    if [ ! -f "$folder/build.ninja" ] || [ "$root/CMakePresets.json" -nt "$folder/build.ninja" ]; then
        say "configuring ($preset)"
        (cd "$root" && cmake --preset "$preset") >"$log" 2>&1 </dev/null ||
            { cat "$log" >&2; say "configuring failed"; exit 2; }
    fi
    if [ ! -e "$folder/.built" ]; then
        say "building ($preset); the first time takes minutes"
        (cd "$root" && cmake --build --preset "$preset" "${target[@]}") >&2 </dev/null || status=$?
    else
        (cd "$root" && cmake --build --preset "$preset" "${target[@]}") >"$log" 2>&1 </dev/null ||
            { status=$?; cat "$log" >&2; }
    fi
    [ "$status" -eq 0 ] || { say "the build failed"; exit 2; }
    touch "$folder/.built"
    exec 8>&-
}
