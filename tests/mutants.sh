#!/usr/bin/env bash
# Changes folders of the generator and the runtime in one place at a time with dotnet-stryker, counts which changes the tests find, and
# writes that into docs/reliability.md. Fails if one is not found and tests/mutants/survivors.txt does not say why.
# It takes hours. What a run has finished is kept in artifacts/mutants: the next one goes on from there, and while the sources stay as they
# are, new tests try only what earlier ones have not found. To try all again, delete that folder.
# With words as arguments, only folders whose names contain one of them are changed: tests/mutants.sh Parsing
set -uo pipefail
shopt -s nullglob
cd "$(dirname "$0")/.."
source tests/common.sh

page=docs/reliability.md

# A folder to change, its project, the project of the tests that try it, and what Stryker measures first: which tests reach a place, or only
# whether any does. Measuring takes longer than it saves where most tests reach most places.
folders=(
    "Parsing generators/AdamKernels.Generators AdamKernels.Generators.Tests all"
    "Planning generators/AdamKernels.Generators AdamKernels.Generators.Tests all"
    "Persistence src/AdamKernels AdamKernels.Tests perTest"
)

# Files of tests that try the changes of a folder first, or second: chosen FOLDER TESTS WORD
chosen() {
    local list=tests/mutants/$2.txt
    listed() { sed -n "s/^$1 //p" "$list"; }
    (cd "tests/$2" && find . -name '*Tests.cs') | if [ "$3" = first ]; then
        grep -Ff <(echo "./$1/"; listed first) | grep -vFf <(listed second; listed never)
    else
        grep -Ff <(listed second)
    fi
}

# A copy to change, with the tests that try it first, second, or both: copy FOLDER PROJECT TESTS WORD…
copy() {
    local word path
    rm -rf "$tree"
    mkdir "$tree"
    git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$tree"

    # Without the comment, each place asks which change is on, also where nothing is to be changed.
    find "$tree/$2" -name '*.cs' -exec sed -i '1s|^|// Stryker disable all\n|' {} +
    find "$tree/$2/$1" -name '*.cs' -exec sed -i 1d {} +

    for word in "${@:4}"; do chosen "$1" "$3" "$word"; done > "$work/kept"
    (cd "$tree/tests/$3" && find . -name '*Tests.cs' | grep -vxFf "$work/kept" | xargs rm)
    while read -r path; do rm -r "$tree/tests/$3/$path"; done < <(sed -n 's/^without //p' "tests/mutants/$3.txt")

    # A program of the tests' own may be among what was left out.
    sed -i '/GenerateProgramFile/d' "$tree/tests/$3"/*.csproj
}

# Lets the tests of the copy run in a process that stays, and end at the first that fails: stay TESTS
stay() {
    local project=$tree/tests/$1
    cp tests/mutants/StaticTables.cs "$project"
    echo '{ "stopOnFail": true }' > "$project/xunit.runner.json"
    sed -i 's|"xunit" Version=".*"|"xunit.v3" Version="3.2.2"|' "$tree/Directory.Packages.props"
    sed -i -e 's|Include="xunit"|Include="xunit.v3"|' \
        -e '/SkippableFact/d' \
        -e '0,/<PropertyGroup>/s||&<OutputType>Exe</OutputType>|' \
        -e '0,/<PropertyGroup>/s||&<UseMicrosoftTestingPlatformRunner>true</UseMicrosoftTestingPlatformRunner>|' \
        -e '0,/<ItemGroup>/s||&<Content Include="xunit.runner.json" CopyToOutputDirectory="PreserveNewest" />|' "$project"/*.csproj
    find "$tree/tests" -name '*.cs' -exec sed -i -e 's/using Xunit.Abstractions;/using Xunit.Sdk;/' -e 's/\[Skippable/[/' \
        -e 's/Skip\.IfNot(/Assert.SkipUnless(/' -e 's/Skip\.If(/Assert.SkipWhen(/' {} +
}

# Runs dotnet-stryker, and keeps its report: stryker REPORT PROJECT TESTS MODE ARGUMENTS
# A change counts as found when its tests do not end: after a minute more than usual, so that a busy machine does not look like a loop.
stryker() {
    echo "{ \"stryker-config\": { \"coverage-analysis\": \"$4\", \"additional-timeout\": 60000 } }" \
        > "$tree/tests/$3/stryker-config.json"
    (cd "$tree/tests/$3" && dotnet stryker -f stryker-config.json -p "$(basename "$2").csproj" -r json -O "$work/out" "${@:5}") \
        > "$work/log" 2>&1 < /dev/null
    mkdir -p "$(dirname "$1")"
    mv "$work/out/reports/mutation-report.json" "$1" || { tail -n 20 "$work/log" >&2; exit 1; }
}

# A name for files as they are: version PATH…
version() { git ls-files -z --cached --others --exclude-standard "$@" | xargs -0 cat | sha256sum | head -c 16; }

# Makes arguments for dotnet-stryker of the places whose changes no report has found, or of those in static tables: left survivors REPORT…
# Returns 1 if there are none, and 2 without a report.
left() {
    [ $# -gt 1 ] || return 2
    places=()
    while read -r place; do places+=(-m "$place"); done < <("$work/reader/report" "$@")
    [ ${#places[@]} -gt 0 ]
}

# Tries the changes of a folder, and writes what came of it: try FOLDER PROJECT TESTS MODE
try() {
    local earlier report reports word

    # Named by the sources, so that a report never stands for others, and by what tries them.
    earlier=artifacts/mutants/$(version "$2" src/AdamKernels/Declaration)/$1
    report=$earlier.$(version generators src/AdamKernels conformance "tests/$3" tests/*.cs tests/mutants/*.cs "tests/mutants/$3.txt")
    places=(-m "**/$1/**/*.cs")
    for word in first second; do
        [ -f "$report.$word.json" ] && continue
        left survivors "$earlier".*.json || [ $? -eq 2 ] || break
        copy "${@:1:3}" $word
        stay "$3"
        stryker "$report.$word.json" "$2" "$3" "$4" -t mtp -c 2 "${places[@]}"
    done

    # Changes of the tables themselves: a process for each.
    [ -f "$report.static.json" ] || ! left static "$earlier".*.json || {
        copy "${@:1:3}" first second
        stryker "$report.static.json" "$2" "$3" "$4" "${places[@]}"
    }
    reports=("$earlier".*.json)
    printf 'Run of %s:\n\n' "$(stat -c %y "${reports[@]}" | sort | tail -n 1 | cut -d ' ' -f 1)" > "$work/table"
    "$work/reader/report" table tests/mutants/survivors.txt "${reports[@]}" >> "$work/table" || failed=1
    cat "$work/table"
    write_table "mutants $1" "$work/table" $page
}

ran=0
tree=$work/tree
dotnet tool restore > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
dotnet build tests/mutants/report.cs -o "$work/reader" > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
for line in "${folders[@]}"; do
    read -ra words <<< "$line"
    wanted "${words[0]}" || continue
    ran=1
    try "${words[@]}"
done
if [ $ran -eq 0 ]; then
    echo "No folder has a name with ${only[*]}." >&2
    failed=1
fi
exit $failed
