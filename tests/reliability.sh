#!/usr/bin/env bash
# Runs the tests that docs/reliability.md names, all of them in full, and writes what came of them into its last tables; then same-bits.sh,
# coverage.sh and mutants.sh, which make the other tables. Takes many hours. With words as arguments, only groups and scripts whose names
# contain one of them run: tests/reliability.sh memory
set -uo pipefail
cd "$(dirname "$0")/.."
source tests/common.sh

page=docs/reliability.md
export ADAMKERNELS_SLOW_TESTS=1 ADAMKERNELS_ON_DEMAND_TESTS=1

# The name of a group, what follows AdamKernels in the name of a project, and the classes of its rows.
tests=(
    "same-bits .Conformance Conformance ReferenceProgram"
    "every-shape - SameBits ThreadBits SpecialValue"
    "memory .Robustness SpanBounds VectorBounds KernelBounds SmallStack Soak"
    "numbers .Robustness Injection RunningPower StepCount"
    "misuse-of-steps .Robustness PredictionDuringStep Callback RepeatedUpdate StaleGradients"
    "misuse-of-calls - Thread CallOrder Gradients"
    "generator .Generators Fuzz Typing SameBytes Culture ManyNetworks SeededBug"
    "files - NetworkFile PyTorchFile Resume FitResume"
    "damage - HostileFile HostileCheckpoint NonFiniteFile LargeHeader Mutation"
    "saves - SaveFault PlaceFault Crash Kill StreamFault CheckpointFolder KillAndResume ResumeRefusal"
)

# The table of a group: table NAME PROJECT CLASS…
table() {
    echo "\`$1\`, run of $(date +%F):"
    echo
    echo "| tests | passed | failed | skipped | time |"
    echo "| --- | --: | --: | --: | --: |"
    local project=tests/AdamKernels${2#-}.Tests isBuilt=1 name summary
    dotnet build "$project" -c Release > "$work/log" 2>&1 < /dev/null || { isBuilt=0; tail -n 5 "$work/log" >&2; }
    for name in "${@:3}"; do
        # What an earlier build has left is not tested in place of one that failed.
        [ $isBuilt -eq 0 ] ||
            dotnet test "$project" -c Release --no-build --filter "FullyQualifiedName~.${name}Tests." > "$work/log" 2>&1 < /dev/null
        sed -n '/^  Failed /,/^ *Stack Trace/p' "$work/log" >&2
        summary=$(grep -E '^(Passed|Failed)! ' "$work/log" | tail -n 1)
        if [[ $summary =~ Failed:\ +([0-9]+),\ Passed:\ +([0-9]+),\ Skipped:\ +([0-9]+),.*Duration:\ (.*)\ - ]]; then
            echo "| \`${name}Tests\` | ${BASH_REMATCH[2]} | ${BASH_REMATCH[1]} | ${BASH_REMATCH[3]} | ${BASH_REMATCH[4]} |"
        else
            echo "| \`${name}Tests\` | | no result | | |"
        fi
    done
}

ran=0
for line in "${tests[@]}"; do
    read -ra words <<< "$line"
    wanted "${words[0]}" || continue
    ran=1
    table "${words[@]}" | tee "$work/table"
    if grep '^| .*Tests' "$work/table" | grep -qv '| 0 | [0-9]* | [^|]* |$'; then failed=1; fi
    write_table "${words[0]}" "$work/table" $page
done

if wanted same-bits.sh; then
    ran=1
    tests/same-bits.sh | tee "$work/same-bits" || failed=1
    { echo "Run of $(date +%F):"; echo; sed 's/ *|/ |/g; s/^ //' "$work/same-bits"; } > "$work/table"
    write_table same-bits "$work/table" docs/determinism.md
fi

for script in coverage.sh mutants.sh; do
    wanted $script || continue
    ran=1
    tests/$script || failed=1
done

if [ $ran -eq 0 ]; then
    echo "No group and no script has a name with ${only[*]}." >&2
    failed=1
fi
exit $failed
