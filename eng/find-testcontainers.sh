#!/usr/bin/env bash
# StreamTesting.Testcontainers needs the packages of Testcontainers. Where this machine's NuGet sources lack them, what uses them is left out of the build,
# by artifacts/testcontainers.props, which the build imports, and one line says so. Where the sources have them, nothing is done.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
props=$root/artifacts/testcontainers.props
probe=$root/artifacts/testcontainers-probe
wanted=$(sed -n 's/.*Include="Testcontainers.Kafka" Version="\([^"]*\)".*/\1/p' "$root/Directory.Packages.props")
answer=$probe/answer
[ "$(cat "$answer" 2> /dev/null || true)" != "$wanted" ] || exit 0

rm -rf "$probe"; mkdir -p "$probe"
printf '<Project />\n' | tee "$probe/Directory.Build.props" "$probe/Directory.Build.targets" > "$probe/Directory.Packages.props"
cat > "$probe/probe.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Testcontainers.Kafka" Version="[$wanted]" />
    <PackageReference Include="Testcontainers.Redpanda" Version="[$wanted]" />
  </ItemGroup>
</Project>
XML
if dotnet restore "$probe/probe.csproj" > "$probe/log.txt" 2>&1 < /dev/null; then
  rm -f "$props"
elif grep -qE 'NU110[123]' "$probe/log.txt"; then
  echo "Testcontainers $wanted is in none of this machine's NuGet sources: the container broker of StreamTesting.Testcontainers is left out of the build."
  printf '<Project>\n  <PropertyGroup><WithoutTestcontainers>true</WithoutTestcontainers></PropertyGroup>\n</Project>\n' > "$props"
else
  cat "$probe/log.txt" >&2
  echo "error: a trial restore of Testcontainers.Kafka $wanted failed. Check the NuGet sources (dotnet nuget list source) and the network." >&2
  exit 1
fi
echo "$wanted" > "$answer"
