#!/usr/bin/env bash
# Installs PostgreSQL from the packages of Debian or Ubuntu, for the tests that run against a real server, where it is missing and this user may.
# It never fails: without PostgreSQL those tests are skipped, with the reason.
set -u

found() { command -v initdb > /dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null; }

if found || [ -n "${STREAMTESTING_POSTGRES:-}" ]; then exit 0; fi
if ! command -v apt-get > /dev/null || [ "$(id -u)" != 0 ]; then
  echo "PostgreSQL is not installed, and cannot be installed here (that takes apt-get and root): its tests are skipped."
  exit 0
fi

log=$(mktemp)
export DEBIAN_FRONTEND=noninteractive
# Only the server's programs are wanted, and no cluster of its own that runs.
mkdir -p /etc/postgresql-common && [ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf
{
  timeout 300 apt-get -o DPkg::Lock::Timeout=120 update &&
  timeout 600 apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends postgresql
} > "$log" 2>&1 < /dev/null
if found; then
  echo "PostgreSQL was installed: $(ls -d /usr/lib/postgresql/*/ 2> /dev/null | tail -n 1)"
else
  tail -n 5 "$log"
  echo "PostgreSQL could not be installed: its tests are skipped."
fi

rm -f "$log"
exit 0
