#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh HEEDMAP: starts the window on a bus and a screen of its own and reads it from outside.
# Ends with 77 (skipped) where what it needs is not installed.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for tool in dbus-run-session Xvfb python3; do
    command -v "$tool" >/dev/null || { echo "skipped: no $tool"; exit 77; }
done
# The system's Python has the bindings, whatever other one comes first.
for python in /usr/bin/python3 python3 ""; do
    [ -n "$python" ] && "$python" -c 'import pyatspi' 2>/dev/null && break
done
[ -n "$python" ] || { echo "skipped: no python3-pyatspi"; exit 77; }
for launcher in /usr/libexec/at-spi-bus-launcher /usr/lib/at-spi2-core/at-spi-bus-launcher; do
    [ -x "$launcher" ] && break
done
[ -x "$launcher" ] || { echo "skipped: no at-spi-bus-launcher"; exit 77; }

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export HEEDMAP_PROGRAM=$1 HEEDMAP_WALK=$here/walk.py HEEDMAP_BUS=$launcher HEEDMAP_PYTHON=$python
export XDG_CONFIG_HOME=$scratch/config XDG_STATE_HOME=$scratch/state XDG_RUNTIME_DIR=$scratch
export QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 QT_QPA_PLATFORM=xcb LC_ALL=C.UTF-8
export HEEDMAP_SCREEN=$scratch/screen
# The server chooses its own number and tells it once it answers: two of them never meet.
dbus-run-session -- bash -c '
    Xvfb -displayfd 1 -screen 0 1440x900x24 -nolisten tcp >"$HEEDMAP_SCREEN" 2>/dev/null &
    server=$!
    for _ in $(seq 100); do
        [ -s "$HEEDMAP_SCREEN" ] && break
        sleep 0.2
    done
    export DISPLAY=:$(cat "$HEEDMAP_SCREEN")
    "$HEEDMAP_BUS" --launch-immediately >/dev/null 2>&1 &
    bus=$!
    sleep 1
    "$HEEDMAP_PROGRAM" &
    program=$!
    "$HEEDMAP_PYTHON" "$HEEDMAP_WALK"
    status=$?
    kill "$program" "$bus" "$server"
    exit "$status"'
