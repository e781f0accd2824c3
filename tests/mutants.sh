#!/usr/bin/env bash
# Changes the parsers and the planning of the generator in one place at a time with dotnet-stryker, counts which changes the tests find, and
# writes that into docs/reliability.md. Fails if one is not found and tests/mutants/survivors.txt does not say why.
# It takes more than an hour. What a run has finished is kept in artifacts/mutants, and the next one of the same sources goes on from there.
# With words as arguments, only folders whose names contain one of them are changed: tests/mutants.sh Parsing
set -uo pipefail
shopt -s nullglob
cd "$(dirname "$0")/.."
source tests/common.sh

page=docs/reliability.md

# Named by the sources, so that a report never stands for others.
sources=(generators src/AdamKernels tests/AdamKernels.Generators.Tests tests/mutants/StaticTables.cs)
version=$(git ls-files -z --cached --others --exclude-standard "${sources[@]}" | xargs -0 cat | sha256sum)
reports=$PWD/artifacts/mutants/${version:0:16}

# Tests that find most changes within milliseconds go first. What they leave is tried by others. Those that train, or compile what is
# emitted, take too long and try nothing.
never=(Emission/{Compile,Culture,EmittedText,MethodSize,Naming,SameBytes}Tests.cs Emission/Surrounding{Members,Project,Types}Tests.cs
    Caching/ManyNetworksTests.cs Diagnostics/DocumentationTests.cs Fuzzing/ SeededBugs/)
group1=(Emission/{EmittedHash,Snapshot,Remarks}Tests.cs Caching/{ByValue,EquatableArray,RoslynObjects}Tests.cs
    Planning/{Advice,BatchTile,BufferLayout,DeferredUpdate,FirstLevelCache,OptimizerTraits,Portion,PredictionPlan,StagePlaces}Tests.cs
    Planning/{TilePlanner,WorkRange,WrongPlan}Tests.cs Parsing/{AttributeReader,EmittedMembers,TypeParser}Tests.cs
    Diagnostics/FixFactsTests.cs)
mapfile -t group2 < <(cd tests/AdamKernels.Generators.Tests && find . -name '*Tests.cs' |
    grep -vF "$(printf '%s\n' "${never[@]}" "${group1[@]}")")

# A copy to change, with some of the tests: copy FOLDER TESTS…
tree=$work/tree
generator=$tree/generators/AdamKernels.Generators
tests=$tree/tests/AdamKernels.Generators.Tests
copy() {
    rm -rf "$tree"
    mkdir "$tree"
    git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$tree"

    # Without the comment, each place asks which change is on, also where nothing is to be changed.
    find "$generator" -name '*.cs' -exec sed -i '1s|^|// Stryker disable all\n|' {} +
    find "$generator/$1" -name '*.cs' -exec sed -i 1d {} +

    # The program of the tests starts what trains.
    (cd "$tests" && rm -r Program.cs SeededBugs &&
        find . -name '*Tests.cs' | grep -vF "$(printf '%s\n' "${@:2}")" | xargs rm)
    sed -i '/GenerateProgramFile/d' "$tests"/*.csproj
}

# Lets the tests of the copy run in a process that stays, and end at the first that fails.
stay() {
    cp tests/mutants/StaticTables.cs "$tests"
    echo '{ "stopOnFail": true }' > "$tests/xunit.runner.json"
    sed -i 's|"xunit" Version=".*"|"xunit.v3" Version="3.2.2"|' "$tree/Directory.Packages.props"
    sed -i -e 's|Include="xunit"|Include="xunit.v3"|' \
        -e '/SkippableFact/d' \
        -e '0,/<PropertyGroup>/s||&<OutputType>Exe</OutputType>|' \
        -e '0,/<PropertyGroup>/s||&<UseMicrosoftTestingPlatformRunner>true</UseMicrosoftTestingPlatformRunner>|' \
        -e '0,/<ItemGroup>/s||&<Content Include="xunit.runner.json" CopyToOutputDirectory="PreserveNewest" />|' "$tests"/*.csproj
    find "$tests" -name '*.cs' -exec sed -i 's/using Xunit.Abstractions;/using Xunit.Sdk;/' {} +
}

# Runs dotnet-stryker, and keeps its report: stryker REPORT ARGUMENTS
stryker() {
    # Which places the making of static tables reaches is asked once, not for each test.
    echo '{ "stryker-config": { "coverage-analysis": "all" } }' > "$tests/stryker-config.json"
    (cd "$tests" && dotnet stryker -f stryker-config.json -p AdamKernels.Generators.csproj -r json -O "$work/out" "${@:2}") \
        > "$work/log" 2>&1 < /dev/null
    mkdir -p "$(dirname "$1")"
    mv "$work/out/reports/mutation-report.json" "$1" || { tail -n 20 "$work/log" >&2; exit 1; }
}

# Makes arguments for dotnet-stryker of the places whose changes no report has found, or of those in static tables: left survivors REPORT…
left() {
    places=()
    while read -r place; do places+=(-m "$place"); done < <("$work/reader/report" "$@")
    [ ${#places[@]} -gt 0 ]
}

ran=0
dotnet tool restore > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
dotnet build tests/mutants/report.cs -o "$work/reader" > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
for folder in Parsing Planning; do
    wanted "$folder" || continue
    ran=1
    report=$reports/$folder
    places=(-m "**/$folder/**/*.cs")
    for group in 1 2; do
        [ -f "$report.$group.json" ] && continue
        [ $group -eq 1 ] || left survivors "$report.1.json" || break
        declare -n chosen=group$group
        copy "$folder" "${chosen[@]}"
        stay
        stryker "$report.$group.json" -t mtp -c 2 "${places[@]}"
    done

    # Changes of the tables themselves: a process for each.
    [ -f "$report.3.json" ] || ! left static "$report".[12].json || {
        copy "$folder" "${group1[@]}" "${group2[@]}"
        stryker "$report.3.json" "${places[@]}"
    }
    printf 'Run of %(%F)T:\n\n' > "$work/table"
    "$work/reader/report" table tests/mutants/survivors.txt "$report".[123].json >> "$work/table" || failed=1
    cat "$work/table"
    write_table "mutants $folder" "$work/table" $page
done
if [ $ran -eq 0 ]; then
    echo "No folder has a name with ${only[*]}." >&2
    failed=1
fi
exit $failed
