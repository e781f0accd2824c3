#!/usr/bin/env bash
# Runs the tests with coverlet, and writes which lines and branches of src and generators they reach into docs/reliability.md. Fails if a
# branch is not reached and tests/uncovered.txt does not say why. Takes half an hour.
# With words as arguments, only test projects whose names contain one of them run, and the page stays as it is: tests/coverage.sh Data Onnx
set -uo pipefail
cd "$(dirname "$0")/.."
source tests/common.sh

page=docs/reliability.md
isWhole=1

dotnet tool restore > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
for project in CodeFixes Data Generators Mpi Onnx Plots Robustness Conformance -; do
    wanted "$project" || continue
    [ "$project" = - ] && tests=tests/AdamKernels.Tests || tests=tests/AdamKernels.$project.Tests

    # Not the tests that read machine code: the counters are in it.
    dotnet test "$tests" --filter "FullyQualifiedName!~CodeAudit" --settings tests/coverage.runsettings \
        --collect "XPlat Code Coverage" --results-directory "$work/results" > "$work/log" 2>&1 < /dev/null

    # Tests that fail are shown, but do not count here: processes of MPI that write what they have counted at once fail for that.
    grep -E "^  Failed |error" "$work/log" >&2
    grep -E '^(Passed|Failed)! ' "$work/log" || isWhole=0
done

dotnet reportgenerator "-reports:$work/results/*/*.xml" "-targetdir:$work" "-reporttypes:Cobertura" -verbosity:Warning || exit 1

# Of each assembly, the lines and branches that there are and that are reached; and of each line with branches that are not, where it is.
awk -v root="$PWD/" -v missed="$work/missed" '
    function value(name) { match($0, name "=\"[^\"]*\""); return substr($0, RSTART + length(name) + 2, RLENGTH - length(name) - 3) }
    /<package / { package = value("name"); order[++packages] = package }
    /<class / { file = value("filename"); sub(root, "", file) }
    /<methods>/ { inMethods = 1 }
    /<\/methods>/ { inMethods = 0 }
    /<line / && !inMethods {
        lines[package]++
        if (value("hits") > 0) reached[package]++
        if (/branch="true"/) {
            match($0, /\([0-9]+\/[0-9]+\)/)
            split(substr($0, RSTART + 1, RLENGTH - 2), of, "/")
            taken[package] += of[1]; branches[package] += of[2]
            if (of[1] < of[2]) print file ":" value("number") ": " of[1] " of " of[2] > missed
        }
    }
    function row(name, a, b, c, d) { printf "| %s | %d of %d | %.1f %% | %d of %d | %.1f %% |\n", name, a, b, 100 * a / b, c, d, 100 * c / d }
    END {
        print "| assembly | lines | | branches | |"
        print "| --- | --: | --: | --: | --: |"
        for (i = 1; i <= packages; i++) {
            p = order[i]
            row("`" p "`", reached[p], lines[p], taken[p], branches[p])
            a += reached[p]; b += lines[p]; c += taken[p]; d += branches[p]
        }
        row("all", a, b, c, d)
        printf "\nThe goal, 98 %% of all branches, is %s.\n", (c >= 0.98 * d ? "reached" : "missed")
    }' "$work/Cobertura.xml" | tee "$work/table" || exit 1

# Other test projects reach branches of the same assemblies, so that a part of them is not judged.
if [ ${#only[@]} -gt 0 ]; then
    sort -V "$work/missed"
    exit $((1 - isWhole))
fi

# Why these branches are not reached, from tests/uncovered.txt: reasons in lines with "# ", and below each the lines of code.
sort -V "$work/missed" | awk -v reasons="$work/reasons" '
    FNR == 1 { part++ }
    part == 1 && /^# / { reason = substr($0, 3); order[++count] = reason; next }
    part == 1 { why[$0] = reason; next }
    {
        split($0, place, ": "); split(place[1], at, ":"); split(place[2], of, " of ")
        for (line = 0; (getline text < at[1]) > 0 && ++line < at[2]; ) { }
        close(at[1])
        gsub(/^ +| +$/, "", text)
        key = at[1] ": " text
        if (key in why) branches[why[key]] += of[2] - of[1]
        else { print "Not explained: " at[1] ":" at[2] ": " text; unexplained = 1 }
    }
    END {
        print "| not reached | branches |" > reasons
        print "| --- | --: |" > reasons
        for (i = 1; i <= count; i++) if (branches[order[i]]) print "| " order[i] " | " branches[order[i]] " |" > reasons
        exit unexplained
    }' tests/uncovered.txt - || failed=1
cat "$work/reasons"

# Without one of the projects, the figures would be those of others.
if [ $isWhole -eq 0 ]; then
    echo "A project gave no result: the page stays as it is." >&2
    exit 1
fi

{ cat "$work/table"; echo; cat "$work/reasons"; } > "$work/tables"
write_table coverage "$work/tables" $page
exit $failed
