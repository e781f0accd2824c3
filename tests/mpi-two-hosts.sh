#!/usr/bin/env bash
# Runs tests/AdamKernels.MpiProbe on two hosts that Linux simulates: two network namespaces with their own host names, joined by a virtual
# cable, so that all bytes go through TCP. Needs root, iproute2, and Open MPI or MPICH. Build the probe first. Writes one line for each MPI.
# With an argument, it runs that case of the probe instead of "exchange" and shows what it writes.
set -uo pipefail
cd "$(dirname "$0")/.."

case=${1:-exchange}
probe=$(find "$PWD"/tests/AdamKernels.MpiProbe/bin -name AdamKernels.MpiProbe.dll 2> /dev/null | head -n 1)
dotnet=${DOTNET_HOST_PATH:-$(command -v dotnet)}
if [ -z "$probe" ]; then
    echo "Build tests/AdamKernels.MpiProbe first." >&2
    exit 1
fi

id=$$
hosts=("ak$id-a" "ak$id-b")
addresses=(10.213.77.1 10.213.77.2)
folder=$(mktemp -d)

# Deletes the namespaces, and with them the cable, also after a failure.
clean() {
    for host in "${hosts[@]}"; do
        for process in $(ip netns pids "$host" 2> /dev/null); do kill -9 "$process" 2> /dev/null; done
        ip netns delete "$host" 2> /dev/null
    done
    rm -rf "$folder"
}
trap clean EXIT

for host in "${hosts[@]}"; do ip netns add "$host" || exit 1; done
ip link add cable netns "${hosts[0]}" type veth peer name cable netns "${hosts[1]}" || exit 1
for i in 0 1; do
    ip -n "${hosts[i]}" address add "${addresses[i]}/24" dev cable
    ip -n "${hosts[i]}" link set cable up
    ip -n "${hosts[i]}" link set lo up
done

# Linux reports the cable as running up to a second after both ends are up. UCX, on which MPICH builds, does not use it before.
for host in "${hosts[@]}"; do
    for _ in $(seq 100); do
        [ "$(ip netns exec "$host" cat /sys/class/net/cable/operstate)" = up ] && break
        sleep 0.1
    done
done

# What ssh is elsewhere: runs a command on the host of an address, under the host's name.
cat > "$folder/enter" << EOF
#!/bin/sh
while [ "\${1#-}" != "\$1" ]; do shift; done
case \$1 in
    ${addresses[0]}) host=${hosts[0]} ;;
    ${addresses[1]}) host=${hosts[1]} ;;
    *) echo "There is no host \$1." >&2; exit 1 ;;
esac
shift
exec ip netns exec \$host unshare --uts sh -c "hostname \$host; \$*"
EOF
chmod +x "$folder/enter"

# Processes that find a shorter way than the cable, such as shared memory, do not show what the hosts are for: the messages around the ring
# alone are 6,000,001 bytes.
least=6000001

# How many bytes the cable has carried.
carried() { ip netns exec "${hosts[0]}" cat "/sys/class/net/cable/statistics/tx_bytes"; }

status=0
run() {
    local mpi=$1 before code sent
    shift
    before=$(carried)
    TERM=dumb timeout 120 "$folder/enter" "${addresses[0]}" "$@" "$dotnet" "$probe" "$case" > "$folder/output" 2>&1 < /dev/null
    code=$?
    sent=$(($(carried) - before))
    if [ "$case" != exchange ]; then
        cat "$folder/output"
        echo "$mpi: exit code $code"
    elif [ $code -eq 0 ] && [ $sent -gt $least ] && [ "$(grep -c "^[01]/2 done" "$folder/output")" -eq 2 ]; then
        echo "$mpi: passed, 2 processes on $(sed -n 's/^[01].2 processor //p' "$folder/output" | sort | tr -d '\r' | paste -sd ' ')," \
            "$sent bytes sent by the first host"
    else
        cat "$folder/output" >&2
        echo "$mpi: failed, exit code $code, $sent bytes sent by the first host"
        status=1
    fi
}

if command -v mpirun.openmpi > /dev/null; then
    run "Open MPI" env OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 mpirun.openmpi \
        --host "${addresses[0]},${addresses[1]}" -n 2 --map-by node --mca plm_rsh_agent "$folder/enter" \
        --mca btl tcp,self --mca pml ob1 --mca btl_tcp_if_include cable --mca oob_tcp_if_include cable
fi
if command -v mpirun.mpich > /dev/null; then
    run MPICH mpirun.mpich -hosts "${addresses[0]},${addresses[1]}" -n 2 -ppn 1 -launcher ssh -launcher-exec "$folder/enter" \
        -localhost "${addresses[0]}" -genv FI_PROVIDER tcp -genv UCX_TLS tcp,self -genv UCX_NET_DEVICES cable
fi
exit $status
