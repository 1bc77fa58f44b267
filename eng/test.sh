#!/usr/bin/env bash
# Builds the solution once, runs its test projects one after the other, and ends with the line "N passed, N failed, N skipped".
# A project that crashes, hangs or runs no test counts as one failure.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
results=artifacts/test-results
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
  ' "$1" | sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&#xD;//g; s/&amp;/\&/g'
}

run_tests() {
  local project=$1 name trx code total executed good bad started=$SECONDS
  name=$(basename "$project" .csproj)
  trx=$results/$name.trx
  echo "== $name"
  dotnet test "$project" -c Release --no-build --nologo --logger "console;verbosity=minimal" --logger "trx;LogFileName=$name.trx" \
    --results-directory "$PWD/$results" --blame-hang-timeout 4m --blame-hang-dump-type none < /dev/null 2>&1 |
    sed -uE '/^(Test run for |A total of |Data collector .Blame. message: All tests finished|Results File: |Additionally, path to test adapters |  Skipped |\[xUnit.net .*\[SKIP\]|$)/d'
  code=${PIPESTATUS[0]}
  total=$(counter total "$trx") executed=$(counter executed "$trx") good=$(counter passed "$trx") bad=$(counter failed "$trx")
  if [ "$total" = 0 ] && [ "$code" = 0 ]; then echo "  FAILED: $name ran no test"; bad=1; fi
  if [ "$bad" = 0 ] && [ "$code" != 0 ]; then echo "  FAILED: $name ended with code $code before its last test; the lines above say where"; bad=1; fi
  [ "$total" = 0 ] || skipped_tests "$trx"
  echo "   $good passed, $bad failed, $((total - executed)) skipped in $((SECONDS - started)) s"
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + total - executed))
}

rm -rf "$results"
started=$SECONDS
if ! dotnet build StreamTesting.sln -c Release -m --nologo -v quiet -clp:NoSummary < /dev/null; then
  echo "FAILED: the build; no test was run"
  failed=1; finish
fi
echo "built in $((SECONDS - started)) s"
for project in $(find tests samples -name '*.Tests.csproj' 2> /dev/null | sort); do run_tests "$project"; done
finish
