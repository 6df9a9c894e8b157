#!/usr/bin/env bash
# Pin requirements*.in to the newest releases, with every hash the registry lists.
# pip's own settings are left aside, so that no index or folder of this machine finds its way in.
set -euo pipefail
cd "$(dirname "$0")/.."

unset PIP_FIND_LINKS PIP_INDEX_URL PIP_EXTRA_INDEX_URL
export PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND="make requirements"

for name in requirements requirements-dev requirements-node; do
    .venv/bin/python -m piptools compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
        --no-config --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
        --output-file $name.txt $name.in
done
