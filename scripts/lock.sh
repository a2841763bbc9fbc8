#!/bin/sh
# Makes requirements/*.txt from the *.in files: for every system and Python from 3.11 on, with hashes, without any
# address of an index, so that the lock says what is installed and never where it was fetched. `make lock` calls it.
set -eu
cd "$(dirname "$0")/.."

lock() {
    target=$1
    shift
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links --upgrade "$@" --output-file "$target"
}

# The tools are resolved over the finished base, so that both files name the same version of what they share.
lock requirements/base.txt requirements/base.in requirements/build.in
lock requirements/dev.txt requirements/dev.in --constraints requirements/base.txt
