#!/usr/bin/env bash
# Trains the networks of conformance/ in every way that this machine can, and compares the hashes with conformance/hashes.txt: every
# instruction set, Debug and Release, threads, processes, from checkpoints, compiled ahead of time, on Arm64, in WebAssembly, and in C++.
# Prints a table, and fails if a hash differs. What cannot run here is a row that says why. As root on Debian, it installs what it needs.
# With words as arguments, only rows that contain one of them run: tests/same-bits.sh Arm64 C++
set -uo pipefail
cd "$(dirname "$0")/.."
source tests/common.sh

expected=conformance/hashes.txt

# Installs packages that provide a command, where that is possible.
need() {
    command -v "$1" > /dev/null && return 0
    if [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null; then
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${@:2}"; } \
            > "$work/install.log" 2>&1
    fi
    command -v "$1" > /dev/null
}

rows=0
row() { rows=$((rows + 1)); printf '| %-44s | %-9s | %-12s | %s |\n' "$@"; }

# check NAME, EXPECTED LINES, COMMAND ...: runs a command and compares what it prints. The program writes its path to the error output; if
# "forced" is set, it must be that one.
check() {
    local name=$1 lines=$2 start=$SECONDS
    wanted "$name" || return 0
    shift 2
    if ! "$@" > "$work/out" 2> "$work/err" < /dev/null; then
        row "$name" "" "FAILED" "$(tail -n 1 "$work/err" | cut -c 1-100)"
        failed=1
        return
    fi

    local path networks different
    path=$(grep -m 1 -xE 'Scalar|Vector[0-9]+' "$work/err")
    networks=$(cut -d ' ' -f 1 "$lines" | sort -u | wc -l)
    different=$(diff "$work/out" "$lines" | grep '^[<>]' | cut -d ' ' -f 2 | sort -u | tr '\n' ' ')
    if [ "$networks" -eq 0 ]; then
        row "$name" "$path" "FAILED" "nothing to compare with"
        failed=1
    elif [ -n "${forced-}" ] && [ "$path" != "$forced" ]; then
        row "$name" "$path" "FAILED" "expected $forced"
        failed=1
    elif [ -n "$different" ]; then
        row "$name" "$path" "DIFFERENT" "$different"
        failed=1
    else
        row "$name" "$path" "$networks equal" "$((SECONDS - start)) s"
    fi
}

# Builds quietly; the log is shown if that fails.
build() {
    if ! dotnet build "$@" > "$work/build.log" 2>&1 < /dev/null; then
        cat "$work/build.log" >&2
        return 1
    fi
}

# publish NAME FOLDER PROJECT ARGUMENTS ...: a row says so if it fails, or if packages that it needs cannot be restored.
publish() {
    local name=$1 folder=$2 project=$3

    # What was made of the same compilation for another system is not taken for up to date.
    rm -rf "$project"/obj/Release/net10.0/{apphost,native}
    if dotnet publish "$project" -o "$work/$folder" "${@:4}" > "$work/build.log" 2>&1 < /dev/null; then
        return 0
    elif grep -qE 'NU1101|NU1102|NU1301' "$work/build.log"; then
        missing "$name" "its packages cannot be restored"
    else
        cat "$work/build.log" >&2
        row "$name" "" "FAILED" "dotnet publish"
        failed=1
    fi
    return 1
}

missing() { wanted "$1" && row "$1" "" "not run" "$2"; return 0; }

# Whether this processor has what a level of x86-64 needs.
has_level() {
    case $1 in
        x86-64-v2) grep -qw sse4_2 /proc/cpuinfo ;;
        x86-64-v3) grep -qw avx2 /proc/cpuinfo && grep -qw fma /proc/cpuinfo ;;
        x86-64-v4) grep -qw avx512vl /proc/cpuinfo ;;
    esac
}

# All forms are published from one compilation: the emitted code is long, and is the same for every system.
program=conformance/AdamKernels.Conformance
release=(-c Release -p:AppendRuntimeIdentifierToOutputPath=false -p:RunAnalyzersDuringBuild=false)
native=("${release[@]}" -p:CompileAheadOfTime=true)
row "how" "path" "networks" "time"
row "---" "---" "---" "---"

build $program -c Debug || exit 1
build $program "${release[@]}" || exit 1
debug_program=$program/bin/Debug/net10.0/AdamKernels.Conformance.dll
release_program=$program/bin/Release/net10.0/AdamKernels.Conformance.dll

check "JIT, Debug" $expected dotnet $debug_program
check "JIT, Release" $expected dotnet $release_program

# What is switched off leaves a path, on processors that have all others.
while read -r setting path; do
    has_level x86-64-v3 || path=
    forced=$path check "JIT, $setting" $expected env $setting dotnet $release_program
done << end
DOTNET_EnableAVX512=0 Vector256
DOTNET_PreferredVectorBitWidth=128 Vector128
DOTNET_EnableAVX2=0 Scalar
DOTNET_EnableHWIntrinsic=0 Scalar
DOTNET_TieredCompilation=0
DOTNET_TieredPGO=0
DOTNET_JITMinOpts=1
end
for threads in 1 2 3 4; do
    check "JIT, threads: $threads" $expected dotnet $release_program threads $threads
done
check "JIT, from checkpoints" $expected dotnet $release_program interrupted

# Processes share the networks that declare shards.
shards="$work/shards.txt"
grep -E "^($(awk '/^network /{ name = $2 } /^  Shards /{ printf "%s%s", separator, name; separator = "|" }' conformance/networks.txt)) " \
    $expected > "$shards"
for mpi in openmpi mpich; do
    wanted "processes, $mpi" || continue
    if ! need mpirun.$mpi $([ $mpi = openmpi ] && echo openmpi-bin || echo mpich); then
        missing "processes, $mpi" "no mpirun.$mpi"
        continue
    fi

    build tests/AdamKernels.MpiProbe "${release[@]}" || exit 1
    for ranks in 1 2 3 4; do
        # Open MPI gives the processes a terminal, to which .NET would write how it is to be used.
        check "processes, $mpi, $ranks" "$shards" \
            env TERM=dumb OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1 \
            mpirun.$mpi -n $ranks dotnet tests/AdamKernels.MpiProbe/bin/Release/net10.0/AdamKernels.MpiProbe.dll conformance
    done
done

if [ "$(uname -m)" = x86_64 ]; then
    for level in x86-64-v2 x86-64-v3 x86-64-v4; do
        name="NativeAOT, $level"
        wanted "$name" || continue
        if ! has_level $level; then
            missing "$name" "this processor lacks it"
        elif ! need clang clang lld zlib1g-dev; then
            missing "$name" "no clang"
        elif publish "$name" aot $program "${native[@]}" -r linux-x64 -p:IlcInstructionSet=$level; then
            check "$name" $expected "$work/aot/AdamKernels.Conformance"
        fi
    done
fi

emulator=()
if [ "$(uname -m)" != aarch64 ]; then
    emulator=(qemu-aarch64-static -L /usr/aarch64-linux-gnu)
fi

arm64_libraries=(libc6-arm64-cross libstdc++6-arm64-cross libgcc-s1-arm64-cross)
if [ "$(uname -m)" = aarch64 ] || need qemu-aarch64-static qemu-user-static "${arm64_libraries[@]}"; then
    if wanted "Arm64, JIT" && publish "Arm64, JIT" arm64 $program "${release[@]}" -r linux-arm64 --self-contained; then
        check "Arm64, JIT" $expected "${emulator[@]}" "$work/arm64/AdamKernels.Conformance"
    fi

    if ! wanted "Arm64, NativeAOT"; then
        :
    elif ! { need clang clang && need aarch64-linux-gnu-gcc gcc-aarch64-linux-gnu libc6-dev-arm64-cross; }; then
        missing "Arm64, NativeAOT" "no cross tools"
    elif publish "Arm64, NativeAOT" arm64-aot $program "${native[@]}" -r linux-arm64 -p:StripSymbols=false; then
        check "Arm64, NativeAOT" $expected "${emulator[@]}" "$work/arm64-aot/AdamKernels.Conformance"
    fi
else
    missing "Arm64" "no qemu-aarch64-static"
fi

if ! wanted "WebAssembly, Node.js"; then
    :
elif ! need node nodejs; then
    missing "WebAssembly, Node.js" "no node"
elif publish "WebAssembly, Node.js" wasm conformance/AdamKernels.Conformance.WebAssembly "${release[@]}"; then
    check "WebAssembly, Node.js" $expected node "$work/wasm/wwwroot/main.mjs"
fi

if wanted "C++"; then
    if ! need cmake cmake || ! need c++ g++ make; then
        missing "C++" "no cmake or compiler"
    elif { cmake -S conformance/reference -B "$work/cpp" && cmake --build "$work/cpp"; } > "$work/build.log" 2>&1; then
        check "C++" $expected "$work/cpp/reference" conformance/networks.txt
    else
        cat "$work/build.log" >&2
        row "C++" "" "FAILED" "it does not compile"
        failed=1
    fi
fi

if [ $rows -eq 2 ]; then
    echo "No row has a name with ${only[*]}." >&2
    failed=1
fi
exit $failed
