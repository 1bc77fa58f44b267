#!/usr/bin/env bash
# Packs every project of src into artifacts/packages.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rm -rf artifacts/packages
for project in src/*/*.csproj; do
  dotnet pack "$project" -c Release -o artifacts/packages -v quiet
done
ls artifacts/packages
