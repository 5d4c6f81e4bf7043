#!/bin/sh
# Runs Electron as user and group $RUN_AS, with no capability left. launch-sandboxed.ts sets what is read here.
exec setpriv --reuid="$RUN_AS" --regid="$RUN_AS" --clear-groups --inh-caps=-all "$ELECTRON_EXECUTABLE" "$@"
