#!/usr/bin/env bash
# Installs the Kafka clients of other languages that the tests try the embedded broker with: kcat, kafkajs, @platformatic/kafka and kafka-node,
# kafka-python and its newer fork kafka-python-ng, confluent-kafka. They come from the package sources that this machine is set up with (npm, pip, Debian's
# archive) and are kept in ~/.cache/streamtesting/clients (XDG_CACHE_HOME is honoured; STREAMTESTING_CLIENTS names another folder), a folder each.
# It never fails: the tests of a client that is not there are skipped, with the reason that is left here.
set -u

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/eng/debian-archive.sh"
clients=${STREAMTESTING_CLIENTS:-${XDG_CACHE_HOME:-$HOME/.cache}/streamtesting/clients}
mkdir -p "$clients" && clients=$(cd "$clients" && pwd) || exit 0
exec 9> "$clients/lock"
flock -w 600 9 || exit 0
work=$(mktemp -d "$clients/work.XXXXXX")
log=$work/log.txt
trap 'rm -rf "$work"' EXIT
export DEBIAN_FRONTEND=noninteractive

# A client is there when its file "version" is, and what runs it still is.
have() { [ -f "$clients/$1/version" ] && { [ ! -f "$clients/$1/interpreter" ] || [ -x "$(cat "$clients/$1/interpreter")" ]; }; }

missing() {
  echo "$1: $2: its tests are skipped."
  echo "$2" > "$clients/$1.missing"
}

# What lies in the folder $work/$1 becomes the client $1 of version $2.
keep() {
  echo "$2" > "$work/$1/version"
  rm -rf "${clients:?}/$1" "$clients/$1.missing"
  mv -T "$work/$1" "$clients/$1"
  echo "$1 $2 was installed."
}

npm_client() {
  local name=$1 package=$2 version=$3
  if have "$name" && [ "$(cat "$clients/$name/version")" = "$version" ]; then return; fi
  if ! command -v npm > /dev/null || ! command -v node > /dev/null; then missing "$name" "node and npm are not on this machine"; return; fi
  mkdir -p "$work/$name"
  echo '{ "private": true }' > "$work/$name/package.json"
  if (cd "$work/$name" && timeout 90 npm install --ignore-scripts --no-audit --no-fund --fetch-retries=1 --fetch-timeout=30000 --save-exact "$package@$version") > "$log" 2>&1 < /dev/null; then
    command -v node > "$work/$name/interpreter"
    keep "$name" "$version"
  else
    missing "$name" "npm could not install $package $version"
  fi
}

# The version of the Python module $2 in the folder $1, or with $3 wherever it is, under the first Python that can import it, which is left in $1/interpreter.
python_version() {
  local python
  if [ ! -d "$1/$2" ] && [ -z "${3:-}" ]; then return 1; fi
  for python in $(command -v python3) /usr/bin/python3; do
    if PYTHONPATH=$1 timeout 60 "$python" -c "import $2; print($2.__version__)" 2> /dev/null; then echo "$python" > "$1/interpreter"; return; fi
  done
  return 1
}

# By pip, and where that reaches no index, out of Debian's package in one of its suites (a package without native parts).
python_client() {
  local name=$1 package=$2 wanted=$3 module=$4 suite=$5 deb=$6 mirror version apt
  if have "$name"; then return; fi
  if ! command -v python3 > /dev/null; then missing "$name" "Python is not on this machine"; return; fi
  mkdir -p "$work/$name"
  timeout 180 python3 -m pip install --quiet --disable-pip-version-check --retries 0 --timeout 15 --no-deps --target "$work/$name" "$package==$wanted" > "$log" 2>&1 < /dev/null
  if version=$(python_version "$work/$name" "$module"); then keep "$name" "$version"; return; fi
  mirror=$(command -v apt-get > /dev/null && [ -n "$suite" ] && debian_mirror)
  if [ -n "$mirror" ]; then
    own_apt "$work/$suite" "deb $mirror $suite main"
    { timeout 180 "${apt[@]}" -o APT::Update::Error-Mode=any update && cd "$work/$suite" && timeout 180 "${apt[@]}" download "$deb" &&
      dpkg-deb -x "$deb"_*.deb tree && mv tree/usr/lib/python3/dist-packages/* "$work/$name"; } > "$log" 2>&1 < /dev/null
    cd "$root" || exit 0
    if version=$(python_version "$work/$name" "$module"); then keep "$name" "$version"; return; fi
  fi
  missing "$name" "neither pip nor Debian's archive gave a $package that runs here"
}

# Packages with native parts come from the distribution itself, for which this user has to be root.
apt_packages() {
  local package wanted=()
  for package in "$@"; do dpkg-query -W -f '${Status}\n' "$package" 2> /dev/null | grep -q 'ok installed' || wanted+=("$package"); done
  if [ ${#wanted[@]} = 0 ] || ! command -v apt-get > /dev/null || [ "$(id -u)" != 0 ]; then return; fi
  { timeout 300 apt-get -o DPkg::Lock::Timeout=120 update
    timeout 600 apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends "${wanted[@]}"; } > "$log" 2>&1 < /dev/null
}

kcat_client() {
  if have kcat; then return; fi
  command -v kcat > /dev/null || apt_packages kcat
  if ! command -v kcat > /dev/null; then missing kcat "kcat is not installed, and cannot be here (that takes apt-get and root)"; return; fi
  mkdir -p "$work/kcat"
  command -v kcat > "$work/kcat/interpreter"
  keep kcat "$(kcat -V | sed -n 's/^Version \([^ ]*\).*librdkafka \([0-9.]*\).*/\1 (librdkafka \2)/p')"
}

confluent_client() {
  local version
  if have confluent-kafka; then return; fi
  mkdir -p "$work/confluent-kafka"
  if ! version=$(python_version "$work/confluent-kafka" confluent_kafka anywhere); then
    apt_packages python3-confluent-kafka
    if ! version=$(python_version "$work/confluent-kafka" confluent_kafka anywhere); then
      python_client confluent-kafka confluent-kafka 2.12.2 confluent_kafka '' ''
      return
    fi
  fi
  keep confluent-kafka "$version"
}

npm_client kafkajs kafkajs 2.2.4
npm_client platformatic-kafka @platformatic/kafka 1.35.0
npm_client kafka-node kafka-node 5.0.0
kcat_client
confluent_client
python_client kafka-python kafka-python 2.0.2 kafka bookworm python3-kafka
python_client kafka-python-ng kafka-python-ng 2.2.3 kafka unstable python3-kafka
exit 0
