#!/bin/sh
# Bring .venv to what the lock and our own distributions say: `setup.sh run | dev`.
# Nothing happens when it is there already; `dev` contains `run`.
set -eu
cd "$(dirname "$0")/.."
kind=$1
venv=.venv

usable() {
    "$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if command -v "$candidate" >/dev/null 2>&1 && usable "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    echo "Callout needs Python 3.11 or newer with the venv module. Install it, or name one:" >&2
    echo "    make PYTHON=/path/to/python3.11 run" >&2
    return 1
}

if ! { [ -x "$venv/bin/python" ] && usable "$venv/bin/python"; }; then
    python=$(find_python)
    echo "creating $venv with $("$python" --version)"
    "$python" -m venv --clear "$venv"
fi

# Tests alone need libs/testkit.
case $kind in
run) lock=requirements.lock projects="libs/[!t]*/ services/*/" ;;
dev) lock=requirements-dev.lock projects="libs/*/ services/*/" ;;
*)
    echo "usage: setup.sh run|dev" >&2
    exit 2
    ;;
esac

# The stamp names the lock, the declarations, the interpreter and the place of the checkout.
state=$("$venv/bin/python" - "$lock" libs/*/pyproject.toml services/*/pyproject.toml <<'PY'
import hashlib, os, pathlib, sys
digest = hashlib.sha256(f"{sys.version} {os.getcwd()}".encode())
for name in sys.argv[1:]:
    digest.update(pathlib.Path(name).read_bytes())
print(digest.hexdigest())
PY
)
stamp=$venv/.setup-$kind
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$state" ]; then
    exit 0
fi

echo "installing $lock (the first time takes a minute)"
pip="$venv/bin/python -m pip --disable-pip-version-check --quiet install"
$pip --require-hashes --requirement "$lock"
# shellcheck disable=SC2046,SC2086  # one -e per project
$pip --no-deps --no-build-isolation $(printf -- '-e %s ' $projects)
echo "$state" >"$stamp"
