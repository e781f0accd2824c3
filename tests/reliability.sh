#!/usr/bin/env bash
# Runs the tests that docs/reliability.md names, all of them in full, and writes what came of them into its last table. Takes hours. With
# words as arguments, only rows that contain one of them run, and the page stays as it is: tests/reliability.sh Soak Fuzz
set -uo pipefail
cd "$(dirname "$0")/.."
source tests/common.sh

page=docs/reliability.md
export ADAMKERNELS_SLOW_TESTS=1 ADAMKERNELS_ON_DEMAND_TESTS=1

# What follows AdamKernels in the name of a project, and the classes of its rows.
tests=(
    ".Conformance Conformance ReferenceProgram"
    ".Robustness SpanBounds VectorBounds KernelBounds SmallStack Injection RunningPower StepCount Soak"
    ".Robustness PredictionDuringStep Callback RepeatedUpdate StaleGradients"
    ".Generators Fuzz Typing SameBytes Culture ManyNetworks SeededBug"
    "- SameBits ThreadBits SpecialValue Thread CallOrder Gradients NetworkFile PyTorchFile Resume FitResume"
    "- HostileFile HostileCheckpoint NonFiniteFile LargeHeader Mutation"
    "- SaveFault PlaceFault Crash Kill StreamFault CheckpointFolder ResumeRefusal"
)

table() {
    echo "| tests | passed | failed | skipped | time |"
    echo "| --- | --: | --: | --: | --: |"
    local line project name summary
    for line in "${tests[@]}"; do
        read -ra words <<< "$line"
        project=tests/AdamKernels${words[0]#-}.Tests
        for name in "${words[@]:1}"; do
            wanted "$name" || continue
            dotnet test "$project" -c Release --filter "FullyQualifiedName~.${name}Tests." > "$work/log" 2>&1 < /dev/null
            summary=$(grep -E '^(Passed|Failed)! ' "$work/log" | tail -n 1)
            if [[ $summary =~ Failed:\ +([0-9]+),\ Passed:\ +([0-9]+),\ Skipped:\ +([0-9]+),.*Duration:\ (.*)\ - ]]; then
                echo "| \`${name}Tests\` | ${BASH_REMATCH[2]} | ${BASH_REMATCH[1]} | ${BASH_REMATCH[3]} | ${BASH_REMATCH[4]} |"
            else
                echo "| \`${name}Tests\` | | no result | | |"
            fi
        done
    done
}

table | tee "$work/table"
if [ "$(wc -l < "$work/table")" -eq 2 ]; then
    echo "No class of tests has a name with ${only[*]}." >&2
    failed=1
fi
if tail -n +3 "$work/table" | grep -qv '| 0 | [0-9]* | [^|]* |$'; then failed=1; fi
[ ${#only[@]} -eq 0 ] && write_table "long tests" "$work/table" $page
exit $failed
