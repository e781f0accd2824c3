#!/usr/bin/env bash
# Changes the parsers and the planning of the generator in one place at a time with dotnet-stryker, counts which changes the tests find, and
# writes that into docs/reliability.md. Fails if one is not found and tests/survivors.txt does not say why.
# It takes hours. What a run has finished is kept in artifacts/mutants, and the next one of the same sources goes on from there.
# With words as arguments, only folders whose names contain one of them are changed, and the page stays as it is: tests/mutants.sh Parsing
set -uo pipefail
cd "$(dirname "$0")/.."
source tests/common.sh

page=docs/reliability.md

# Named by the sources, so that a report never stands for others.
sources=(generators src/AdamKernels tests/AdamKernels.Generators.Tests tests/AdamKernels.CodeFixes.Tests)
version=$(git ls-files -z --cached --others --exclude-standard "${sources[@]}" | xargs -0 cat | sha256sum)
reports=$PWD/artifacts/mutants/${version:0:16}
folders=(Parsing Planning Planning/Kernels Planning/Products Planning/Program Planning/Stages)

# First the tests that take seconds, which find most changes. What they have not found is then tried with the others, but for those that
# train, or compile for minutes.
quick=$(printf '|FullyQualifiedName~%s' .Planning. .Diagnostics.Diagnostic .Diagnostics.Skeleton .Incremental SnapshotTests EmittedHash)
rest=$(printf '&FullyQualifiedName!~%s' SeededBug FuzzTests TypingTests ManyNetworks MethodSize CompileTests SurroundingTypes CultureTests)

# A copy to change: without the comment, each place asks which change is on, also where nothing is to be changed.
tree=$work/tree
generator=$tree/generators/AdamKernels.Generators
copy() {
    rm -rf "$tree"
    mkdir "$tree"
    git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$tree"
    find "$generator" -name '*.cs' -exec sed -i '1s|^|// Stryker disable all\n|' {} +
    find "$generator/$1" -maxdepth 1 -name '*.cs' -exec sed -i 1d {} +
}

# Runs dotnet-stryker, and keeps its report: stryker REPORT ARGUMENTS
stryker() {
    (cd "$tree/tests" && dotnet stryker -p AdamKernels.Generators.csproj -r json -O "$work/out" "${@:2}") > "$work/log" 2>&1 < /dev/null
    mkdir -p "$(dirname "$1")"
    mv "$work/out/reports/mutation-report.json" "$1" || { tail -n 20 "$work/log" >&2; exit 1; }
}

dotnet tool restore > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
dotnet build tests/mutants.cs -o "$work/reader" > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
for folder in "${folders[@]}"; do
    wanted "$folder" || continue
    report=$reports/${folder//\//.}
    tests=(-tp "$tree/tests/AdamKernels.Generators.Tests/AdamKernels.Generators.Tests.csproj")
    [ -f "$report.quick.json" ] || {
        copy "$folder"
        stryker "$report.quick.json" "${tests[@]}" -m "**/$folder/*.cs" --test-case-filter "${quick#|}"
    }
    places=()
    while read -r place; do places+=(-m "$place"); done < <("$work/reader/mutants" survivors "$report.quick.json")
    [ -f "$report.rest.json" ] || [ ${#places[@]} -eq 0 ] || {
        copy "$folder"
        tests+=(-tp "$tree/tests/AdamKernels.CodeFixes.Tests/AdamKernels.CodeFixes.Tests.csproj")
        stryker "$report.rest.json" "${tests[@]}" "${places[@]}" --test-case-filter "${rest#&}"
    }
done

if [ ! -d "$reports" ]; then
    echo "No folder has a name with ${only[*]}." >&2
    exit 1
fi
"$work/reader/mutants" table tests/survivors.txt "$reports"/*.json > "$work/table" || failed=1
cat "$work/table"
[ ${#only[@]} -eq 0 ] && write_table mutants "$work/table" $page
exit $failed
