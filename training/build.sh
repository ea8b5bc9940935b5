#!/bin/sh
# From base weights to the model file: build.sh REPORTS OUT.bin [options of train.py]
# DEV=FOLDER measures at the end; PYTHON names the interpreter.
set -eu
reports=$1 out=$2
shift 2
here=$(dirname "$0") python=${PYTHON:-python3} work=${out%.bin}
# Idle threads sleep: on cores that others share, spinning costs more than it gains.
export OMP_WAIT_POLICY="${OMP_WAIT_POLICY:-passive}"
[ -f "$work.base.npz" ] || "$python" "$here/base.py" "$work.base.npz" --texts "$reports"
"$python" "$here/train.py" "$work.base.npz" "$reports" "$work.pt" "$@"
"$python" "$here/quantise.py" "$work.pt" "$out" ${DEV:+--dev "$DEV"}
