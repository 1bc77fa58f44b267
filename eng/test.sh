#!/usr/bin/env bash
# Builds the solution once, runs its test projects two at a time (STREAMTESTING_LANES: many wait more than they compute), prints what each has
# to say when it has ended, and ends with the line "N passed, N failed, N skipped".
# A test that hangs, or takes its process down, counts as one failure and is left out of a second run of its project, for the counts of the
# others; what fails in either run has failed. A project that ends otherwise before its last test, or runs no test, counts as one failure.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
results=artifacts/test-results
hang=${STREAMTESTING_HANG:-2m}
lanes=${STREAMTESTING_LANES:-2}
passed=0 failed=0 skipped=0
export DOTNET_CLI_UI_LANGUAGE=en

# One of the counters of a trx file; 0 where there is no file.
counter() {
  local count
  count=$(sed -n "s/.*<Counters .*$1=\"\([0-9]*\)\".*/\1/p" "$2" 2> /dev/null | tail -n 1)
  echo "${count:-0}"
}

finish() {
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" = 0 ]; exit
}

plain_text() { sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&#xD;//g; s/&amp;/\&/g'; }

# Prints the reasons for which tests of a trx file were skipped, each with the names of those tests; of many, the first three.
skipped_tests() {
  awk '
    /<UnitTestResult / { skip = /outcome="NotExecuted"/; match($0, /testName="[^"]*"/); name = substr($0, RSTART + 10, RLENGTH - 11); reason = "" }
    skip && /<Message>/ { reading = 1; sub(/.*<Message>/, "") }
    reading { line = $0; if (sub(/<\/Message>.*/, "", line)) reading = 0; reason = reason (reason == "" ? "" : " ") line }
    skip && /(<\/UnitTestResult>|<UnitTestResult [^>]*\/>)/ {
      if (reason == "") reason = "no reason given"
      count[reason]++; skip = 0
      if (count[reason] <= 10) names[reason, count[reason]] = name
    }
    END {
      for (reason in count) {
        print "   skipped " count[reason] ": " reason
        shown = count[reason] <= 10 ? count[reason] : 3
        for (i = 1; i <= shown; i++) print "     " names[reason, i]
        if (shown < count[reason]) print "     and " count[reason] - shown " more, listed in " FILENAME
      }
    }
  ' "$1" | plain_text
}

# The tests that a run did not end with, out of the sequence files that are written when a test process hangs or dies.
unfinished_tests() {
  find "$1" -name 'Sequence_*.xml' -exec sed -n 's/.*<Test Name="\([^"]*\)".* Completed="False".*/\1/p' {} + 2> /dev/null | plain_text | sort -u
}

failed_tests() {
  cat "$@" 2> /dev/null | sed -n '/<UnitTestResult .*outcome="Failed"/s/.* testName="\([^"]*\)".*/\1/p' | sort -u
}

run_once() {
  local project=$1 folder=$2 filter=$3
  dotnet test "$project" -c Release --no-build --nologo --logger "console;verbosity=minimal" --logger "trx;LogFileName=run.trx" \
    ${filter:+--filter "$filter"} --results-directory "$PWD/$folder" --blame-hang-timeout "$hang" --blame-hang-dump-type none < /dev/null 2>&1 |
    sed -uE '/^(Test run for |A total of |Data collector .Blame. message: All tests finished|Results File: |Additionally, path to test adapters |  Skipped |\[xUnit.net .*\[SKIP\]|$)/d'
  return "${PIPESTATUS[0]}"
}

run_tests() {
  local project=$1 name run trx code total executed good bad started=$SECONDS filter= unfinished= new
  name=$(basename "$project" .csproj)
  echo "== $name"
  for run in 1 2 3; do
    trx=$results/$name/$run/run.trx
    run_once "$project" "$results/$name/$run" "$filter"; code=$?
    new=$(unfinished_tests "$results/$name/$run")
    [ -n "$new" ] || break
    unfinished+="${unfinished:+$'\n'}$new"
    filter=$(sed 's/[\\()&|=!~]/\\&/g; s/^/FullyQualifiedName!=/' <<< "$unfinished" | paste -sd'&')
    sed 's/^/  FAILED: did not end: /' <<< "$new"
    [ "$run" = 3 ] || echo "  the others of $name once more, without it:"
  done
  total=$(counter total "$trx") executed=$(counter executed "$trx") good=$(counter passed "$trx")
  bad=$(failed_tests "$results/$name"/*/run.trx | wc -l)
  good=$((good - bad + $(failed_tests "$trx" | wc -l)))
  if [ -n "$unfinished" ]; then
    bad=$((bad + $(wc -l <<< "$unfinished")))
  elif [ "$total" = 0 ] && [ "$code" = 0 ]; then
    echo "  FAILED: $name ran no test"; bad=1
  elif [ "$bad" = 0 ] && [ "$code" != 0 ]; then
    echo "  FAILED: $name ended with code $code before its last test; the lines above say where"; bad=1
  fi
  [ "$total" = 0 ] || skipped_tests "$trx"
  slow_tests "$trx"
  echo "   $good passed, $bad failed, $((total - executed)) skipped in $((SECONDS - started)) s"
  mkdir -p "$results/$name"
  echo "$good $bad $((total - executed))" > "$results/$name/counts"
}

# Adds the counts of a project; one that left none has failed.
add_counts() {
  local name good bad skip
  name=$(basename "$1" .csproj)
  if read -r good bad skip 2> /dev/null < "$results/$name/counts"; then
    passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + skip))
  else
    echo "FAILED: $name: its run ended before it was counted"; failed=$((failed + 1))
  fi
}

# What makes a run long, as it grows: the tests that took ten seconds or more.
slow_tests() {
  sed -n 's/.*<UnitTestResult .* testName="\([^"]*\)".* duration="00:\([0-9]*\):\([0-9]*\)\.[0-9]*".*/\2 \3 \1/p' "$1" 2> /dev/null |
    awk '{ took = $1 * 60 + $2; if (took >= 10) { $1 = $2 = ""; print "   took " took " s:" substr($0, 2) } }' | plain_text
}

# One project, as a process of its own: what it says goes to a file, and from there out in one piece.
if [ "${1:-}" = --project ]; then
  said=$results/$(basename "$2" .csproj).txt
  run_tests "$2" > "$said" 2>&1
  cat "$said"; exit
fi

rm -rf "$results"; mkdir -p "$results"
started=$SECONDS
if ! dotnet build StreamTesting.sln -c Release -m --nologo -v quiet -clp:NoSummary < /dev/null; then
  echo "FAILED: the build; no test was run"
  failed=1; finish
fi
echo "built in $((SECONDS - started)) s"
projects=$(find tests samples -name '*.Tests.csproj' 2> /dev/null | sort)
xargs -P "$lanes" -n 1 eng/test.sh --project <<< "$projects"
for project in $projects; do add_counts "$project"; done
echo "in $((SECONDS - started)) s"
finish
