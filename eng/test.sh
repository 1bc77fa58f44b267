#!/usr/bin/env bash
# Builds the solution once and runs every test project.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build StreamTesting.sln -c Release -m -v quiet
dotnet test StreamTesting.sln -c Release --no-build
