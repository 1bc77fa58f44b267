#!/usr/bin/env bash
# Confluent.Kafka needs the package librdkafka.redist. Where this machine's NuGet sources lack it, this script builds librdkafka
# once from Debian's source package, packs it under the same id, and writes artifacts/local.props, which the build imports.
# Where the sources have it, nothing is done. See "Native librdkafka" in CONTRIBUTING.md.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/eng/debian-archive.sh"
artifacts=$root/artifacts
cache_root=${XDG_CACHE_HOME:-$HOME/.cache}/streamtesting
build_packages=(libssl-dev zlib1g-dev libzstd-dev liblz4-dev libsasl2-dev libcurl4-openssl-dev)
wanted=$(sed -n 's/.*Include="Confluent.Kafka" Version="\([^"]*\)".*/\1/p' "$root/Directory.Packages.props")
answer=$artifacts/native/answer
log=$artifacts/native/log.txt
work=
trap '[ -z "$work" ] || rm -rf "$work"' EXIT

fail() { printf '\nerror: %s\n' "$1" >&2; exit 1; }

# Runs a step quietly; a step that fails shows all it printed.
quietly() {
  local what=$1; shift
  "$@" > "$log" 2>&1 < /dev/null && return
  cat "$log" >&2
  fail "$what failed (the command: $*). $remedy"
}

remedy="Mend what the lines above name and run ./build.sh again; or add a NuGet source that has librdkafka.redist $wanted (dotnet nuget add source <address>)."

# Answers whether Confluent.Kafka restores from the ordinary sources; any failure but the missing package ends the build.
registry_has_it() {
  local probe=$artifacts/native/probe
  rm -rf "$probe"; mkdir -p "$probe"
  printf '<Project />\n' | tee "$probe/Directory.Build.props" "$probe/Directory.Build.targets" > "$probe/Directory.Packages.props"
  cat > "$probe/probe.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup><PackageReference Include="Confluent.Kafka" Version="[$wanted]" /></ItemGroup>
</Project>
XML
  if dotnet restore "$probe/probe.csproj" > "$log" 2>&1 < /dev/null; then return 0; fi
  if grep -qE 'NU110[123].*librdkafka\.redist' "$log"; then return 1; fi
  cat "$log" >&2
  fail "a trial restore of Confluent.Kafka $wanted failed. Check the NuGet sources (dotnet nuget list source) and the network."
}

runtime_id() {
  case "$(uname -sm)" in
    "Linux x86_64") echo linux-x64 ;;
    "Linux aarch64") echo linux-arm64 ;;
    *) fail "librdkafka.redist $wanted is in none of this machine's NuGet sources, and it can be built here on Linux only. $remedy" ;;
  esac
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif sudo -n true 2> /dev/null; then sudo -n "$@"; else return 126; fi
}

install_build_packages() {
  local package missing=()
  command -v gcc > /dev/null && command -v make > /dev/null || missing+=(build-essential)
  for package in "${build_packages[@]}"; do
    dpkg-query -W -f '${Status}\n' "$package" 2> /dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  remedy="Install them by hand (apt-get install ${missing[*]}) and run ./build.sh again." quietly "installing ${missing[*]}" install_packages "${missing[@]}"
}

install_packages() {
  local install=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@")
  as_root "${install[@]}" && return
  as_root apt-get -o DPkg::Lock::Timeout=300 update || true
  as_root "${install[@]}"
}

# Fetches the newest source package with an apt state of its own: the machine's lists and configuration stay untouched.
fetch_source() {
  local apt
  mkdir -p "$work/source"
  own_apt "$work" "deb-src $1 unstable main"
  quietly "reading the package lists of Debian unstable" "${apt[@]}" -o APT::Update::Error-Mode=any update
  (cd "$work/source" && quietly "downloading the source of librdkafka" "${apt[@]}" source --download-only librdkafka)
  mkdir -p "$work/source/tree" && tar xf "$work"/source/librdkafka_*.orig.tar.* --strip-components=1 -C "$work/source/tree"
}

compile() (
  cd "$1" && ./configure && make -j "$(nproc)" -C src librdkafka.so.1
)

pack() {
  local version=$1 rid=$2
  mkdir -p "$work/package"
  strip --strip-unneeded -o "$work/package/librdkafka.so" "$work/source/tree/src/librdkafka.so.1"
  printf '<Project />\n' | tee "$work/package/Directory.Build.props" "$work/package/Directory.Build.targets" > "$work/package/Directory.Packages.props"
  cat > "$work/package/librdkafka.redist.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <PackageId>librdkafka.redist</PackageId>
    <Version>$version</Version>
    <Description>librdkafka $version, built on this machine from Debian's source package for the tests of StreamTesting.</Description>
    <IncludeBuildOutput>false</IncludeBuildOutput>
    <SuppressDependenciesWhenPacking>true</SuppressDependenciesWhenPacking>
    <NoWarn>NU5128</NoWarn>
  </PropertyGroup>
  <ItemGroup><None Include="librdkafka.so" Pack="true" PackagePath="runtimes/$rid/native" /></ItemGroup>
</Project>
XML
  quietly "packing librdkafka.redist" dotnet pack "$work/package/librdkafka.redist.csproj" -c Release -o "$work/package/out"
}

# A kept package serves as long as every library its native part was linked to is still on the machine.
kept_package() {
  local kept=$1
  [ -f "$kept/librdkafka.so" ] && ls "$kept"/librdkafka.redist.*.nupkg > /dev/null 2>&1 || return 1
  ! ldd "$kept/librdkafka.so" 2>&1 | grep -q 'not found'
}

make_package() {
  local kept=$1 rid=$2 mirror version
  command -v apt-get > /dev/null || fail "librdkafka.redist $wanted is in none of this machine's NuGet sources, and without apt-get it cannot be built here. $remedy"
  mirror=$(debian_mirror || true)
  [ -n "$mirror" ] || fail "no Debian archive is set up in /etc/apt, so the source of librdkafka cannot be fetched. $remedy"
  work=$(mktemp -d "$cache_root/work.XXXXXX")
  install_build_packages
  fetch_source "$mirror"
  version=$(basename "$work"/source/librdkafka_*.orig.tar.* | sed -E 's/^librdkafka_([0-9.]*[0-9]).*/\1/')
  quietly "compiling librdkafka $version" compile "$work/source/tree"
  pack "$version" "$rid"
  cp "$work/package/librdkafka.so" "$work/package/out/"
  rm -rf "$kept"
  mv -T "$work/package/out" "$kept"
}

# An unpacked package of the same version but other content would win over the feed: it is removed.
drop_other_unpacked() {
  local version=$1 rid=$2 built=$3 folder
  folder=$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: *//')/librdkafka.redist/$version
  [ ! -d "$folder" ] || cmp -s "$folder/runtimes/$rid/native/librdkafka.so" "$built" || rm -rf "$folder"
}

write_local_props() {
  cat > "$artifacts/local.props.new" <<XML
<Project>
  <!-- Written by ./build.sh: librdkafka.redist $wanted is in none of this machine's NuGet sources, version $1 of artifacts/feed stands in. -->
  <PropertyGroup>
    <RestoreAdditionalProjectSources>\$(RestoreAdditionalProjectSources);\$(MSBuildThisFileDirectory)feed</RestoreAdditionalProjectSources>
    <NoWarn>\$(NoWarn);NU1605</NoWarn>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="librdkafka.redist" VersionOverride="$1" PrivateAssets="all" />
    <PackageVersion Include="librdkafka.redist" Version="$1" />
  </ItemGroup>
</Project>
XML
  mv "$artifacts/local.props.new" "$artifacts/local.props"
}

provide_feed() {
  local rid kept package version
  rid=$(runtime_id)
  mkdir -p "$cache_root" "$artifacts/feed"
  kept=$cache_root/librdkafka-$(. /etc/os-release && echo "$ID${VERSION_ID:-}")-$rid
  exec 9> "$cache_root/lock"
  flock -n 9 || { echo "Waiting for another clone that is building librdkafka."; flock 9; }
  if kept_package "$kept"; then
    echo "librdkafka.redist $wanted is in none of this machine's NuGet sources: using the one built here before, kept in $kept."
  else
    echo "librdkafka.redist $wanted is in none of this machine's NuGet sources: building librdkafka from Debian's source package, once, about a minute; kept in $kept."
    make_package "$kept" "$rid"
  fi
  package=$(ls "$kept"/librdkafka.redist.*.nupkg | tail -n 1)
  version=$(basename "$package" .nupkg); version=${version#librdkafka.redist.}
  rm -f "$artifacts"/feed/librdkafka.redist.*.nupkg
  cp "$package" "$artifacts/feed/"
  drop_other_unpacked "$version" "$rid" "$kept/librdkafka.so"
  exec 9>&-
  write_local_props "$version"
}

mkdir -p "$artifacts/native"
case "$(cat "$answer" 2> /dev/null || true)" in
  "$wanted registry") exit 0 ;;
  "$wanted feed") [ -f "$artifacts/local.props" ] && ls "$artifacts"/feed/librdkafka.redist.*.nupkg > /dev/null 2>&1 && exit 0 ;;
esac
if registry_has_it; then
  rm -f "$artifacts/local.props"
  echo "$wanted registry" > "$answer"
else
  provide_feed
  echo "$wanted feed" > "$answer"
fi
