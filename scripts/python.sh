#!/bin/sh
# Runs a script with the first Python from 3.12 to 3.14 on this machine, or says in one line what to install.
for python in python3 python3.12 python3.13 python3.14 python \
    "$HOME"/.pyenv/versions/3.1[234]*/bin/python /usr/local/bin/python3.1[234] /opt/homebrew/bin/python3.1[234]; do
  if "$python" -c 'import sys; sys.exit(not (3, 12) <= sys.version_info < (3, 15))' 2>/dev/null; then
    exec "$python" "$@"
  fi
done
echo "dateline: no Python 3.12, 3.13 or 3.14 found; install one (python.org, your package manager, or uv python install 3.12)" >&2
exit 2
