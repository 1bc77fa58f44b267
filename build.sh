#!/usr/bin/env bash
# Builds, tests, shows and packs StreamTesting; ./build.sh help lists the commands.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$root"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
if [ "${CI:-}" = true ]; then export MSBUILDDISABLENODEREUSE=1; fi

usage() {
  cat <<'TEXT'
usage: ./build.sh <command>

  demo            runs samples/Demo: a right and a wrong consumer, a verdict and a failure report
  test            builds everything once and runs all test projects; the last line is the total
  bench [name]    runs benchmarks/StreamTesting.Benchmarks (generation, domains, files, dedup, truth, checks, broker or all)
  fuzz [layer]    tries damaged frames, record batches and requests on the embedded broker (messages, records, broker; --frames 1000000, --seed 1)
  mutate [folder] mutates a seeded sample of lines of the core and counts what its tests catch (--seed 1, --lines 30); takes long
  pack            packs the projects of src into artifacts/packages
  restore-native  only provides librdkafka where this machine's NuGet sources lack it (every command does that first)
  help            this text

Needs the .NET SDK 10. Plain dotnet build, dotnet test and dotnet run work as well, once restore-native has nothing left to do.
TEXT
}

need_sdk() {
  if ! command -v dotnet > /dev/null; then
    echo "error: the .NET SDK 10 is missing: 'dotnet' is not on the PATH. Install it from https://dotnet.microsoft.com/download and run this again." >&2
    exit 1
  fi
  if ! dotnet --list-sdks | awk -F. '$1 >= 10 { found = 1 } END { exit !found }'; then
    echo "error: the .NET SDK 10 is missing; here are only: $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' '). Install it from https://dotnet.microsoft.com/download and run this again." >&2
    exit 1
  fi
}

need_project() {
  [ -f "$1" ] || { echo "error: the project $1 is missing in this checkout." >&2; exit 1; }
}

run_project() {
  local project=$1; shift
  need_project "$project"
  dotnet run -c Release --project "$project" -- "$@"
}

command=${1:-help}
[ $# -eq 0 ] || shift
case "$command" in
  help|--help|-h) usage; exit 0 ;;
  demo|test|bench|fuzz|mutate|pack|restore-native) ;;
  *) echo "error: unknown command '$command'; ./build.sh help lists the commands." >&2; exit 2 ;;
esac

need_sdk
eng/restore-native.sh
eng/find-testcontainers.sh
case "$command" in
  demo) run_project samples/Demo/Demo.csproj "$@" ;;
  test) eng/test.sh ;;
  bench) run_project benchmarks/StreamTesting.Benchmarks/StreamTesting.Benchmarks.csproj "${@:-all}" ;;
  fuzz) run_project benchmarks/StreamTesting.Fuzzing/StreamTesting.Fuzzing.csproj "$@" ;;
  mutate) eng/mutate.sh "$@" ;;
  pack) eng/pack.sh ;;
  restore-native) ;;
esac
