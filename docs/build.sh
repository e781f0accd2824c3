#!/usr/bin/env bash
# Builds the site of the documentation into artifacts/site/pages, and fails on a warning, such as a link that leads nowhere.
# To look at it: dotnet docfx serve artifacts/site/pages
set -euo pipefail
cd "$(dirname "$0")/.."

rm -rf artifacts/site
dotnet tool restore
for library in src/*/*.csproj; do
    dotnet build "$library" -c Release
done
dotnet run docs/site/Stage.cs -- . artifacts/site/stage

# A comment that inherits another one and documents a parameter by itself has that parameter twice for docfx, which shows its own text.
dotnet docfx docs/site/docfx.json 2>&1 | tee artifacts/site/log.txt
if grep -i 'warning:' artifacts/site/log.txt | grep -v 'Duplicate parameter'; then
    echo "The site has warnings." >&2
    exit 1
fi
