#!/usr/bin/env bash
# PostgreSQL 15 with pgvector for the tests that want the real thing.
#
#   scripts/postgres.sh install               on Debian 12 as root: packages, and pgvector built from Debian's own source (under a minute)
#   scripts/postgres.sh start [DIR] [PORT]    a throw-away cluster; prints DATABASE_URL=…
#   scripts/postgres.sh stop [DIR]
#   scripts/postgres.sh status                what is there
#
# Debian 12 has PostgreSQL 15 but no pgvector for it. Newer releases carry the source on the same mirror, so it is fetched from there with
# a private apt state: the machine's own list of packages never learns about the newer release, and apt checks the signature as always.
# Exit 3 from `install` means "not on this machine" (no root, or no apt), as opposed to "tried and failed".
set -euo pipefail

VERSION="${PG_VERSION:-15}"
BIN="/usr/lib/postgresql/$VERSION/bin"
LIBRARY="/usr/lib/postgresql/$VERSION/lib/vector.so"
CONTROL="/usr/share/postgresql/$VERSION/extension/vector.control"
# sid first: 0.8.0 of trixie builds HNSW indexes in parallel with a known fault, repaired in 0.8.2.
SUITES="${PGVECTOR_SUITES:-sid trixie}"
DEFAULT_DIR="${TMPDIR:-/tmp}/wafaa-postgres-$(id -u)"
FIRST_PORT=54331
APT=(apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
export DEBIAN_FRONTEND=noninteractive

installed() { [ -x "$BIN/postgres" ] && [ -f "$LIBRARY" ] && [ -f "$CONTROL" ]; }
pgvector_version() { sed -n "s/^default_version = '\(.*\)'/\1/p" "$CONTROL"; }

# The mirror this machine uses, whichever it is.
mirror() { apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | grep -E '/debian/?$' | head -n 1; }

# One attempt; a failure of any step is the failure of the whole (`&&`, because `set -e` sleeps inside a condition).
build_pgvector() {
  local suite=$1 work=$2 source
  mkdir -p "$work/sources" "$work/lists/partial" "$work/src"
  printf 'Types: deb-src\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' \
    "$(mirror)" "$suite" >"$work/sources/source.sources"
  local private=("${APT[@]}" -o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$work/sources"
    -o "Dir::State::lists=$work/lists" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User=root)
  "${private[@]}" update &&
    (cd "$work/src" && "${private[@]}" source pgvector >/dev/null) &&
    source=$(find "$work/src" -maxdepth 1 -type d -name 'pgvector-*' | head -n 1) && [ -n "$source" ] &&
    # No bitcode for the JIT (it would need clang, and a minute); no -march=native, so that the result runs on any machine.
    make -s -C "$source" -j"$(nproc)" PG_CONFIG="$BIN/pg_config" OPTFLAGS="" with_llvm=no &&
    make -s -C "$source" install PG_CONFIG="$BIN/pg_config" OPTFLAGS="" with_llvm=no >/dev/null
}

install() {
  if installed; then
    echo "PostgreSQL $VERSION with pgvector $(pgvector_version) is installed"
    return
  fi
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "PostgreSQL $VERSION with pgvector is not installed, and installing it needs root on Debian. Elsewhere: install it yourself and set DATABASE_URL." >&2
    exit 3
  fi
  "${APT[@]}" update
  # Without this, Debian makes and starts a cluster of its own during the installation.
  mkdir -p /etc/postgresql-common
  grep -qs '^create_main_cluster' /etc/postgresql-common/createcluster.conf ||
    echo 'create_main_cluster = false' >>/etc/postgresql-common/createcluster.conf
  "${APT[@]}" install -y --no-install-recommends "postgresql-$VERSION" "postgresql-client-$VERSION" "postgresql-server-dev-$VERSION" gcc make dpkg-dev >/dev/null
  local work suite
  for suite in $SUITES; do
    work=$(mktemp -d)
    if build_pgvector "$suite" "$work"; then
      rm -rf "$work"
      break
    fi
    rm -rf "$work"
    echo "pgvector could not be built from Debian $suite" >&2
  done
  installed || { echo "pgvector could not be built from any of: $SUITES" >&2; exit 1; }
  echo "Installed PostgreSQL $VERSION with pgvector $(pgvector_version)"
}

# PostgreSQL refuses to run as root: its own user does it then.
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

# The first port from FIRST_PORT on where nobody listens.
free_port() {
  local port=$FIRST_PORT
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  echo "$port"
}

start() {
  local dir="${1:-$DEFAULT_DIR}" port="${2:-}"
  installed || { echo "PostgreSQL $VERSION with pgvector is not installed: scripts/postgres.sh install" >&2; exit 3; }
  if [ -s "$dir/data/postmaster.pid" ] && as_owner "$BIN/pg_ctl" -s -D "$dir/data" status >/dev/null 2>&1; then
    echo "DATABASE_URL=postgres://postgres@127.0.0.1:$(sed -n 4p "$dir/data/postmaster.pid")/postgres"
    return
  fi
  port="${port:-$(free_port)}"
  if [ ! -s "$dir/data/PG_VERSION" ]; then
    rm -rf "$dir"
    mkdir -p -m 700 "$dir/data" "$dir/run"
    if [ "$(id -u)" = 0 ]; then chown -R postgres:postgres "$dir"; fi
    as_owner "$BIN/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
    # The tests kill our processes, never this one, so its writes need not wait for the disk. POSTGRES_DURABLE=1 (for `npm run bench`) makes them wait.
    local durable=off
    if [ "${POSTGRES_DURABLE:-0}" = 1 ]; then durable=on; fi
    as_owner tee -a "$dir/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$dir/run'
max_connections = 200
shared_buffers = 256MB
max_wal_size = 2GB
fsync = $durable
synchronous_commit = $durable
full_page_writes = $durable
CONF
  fi
  (cd / && as_owner "$BIN/pg_ctl" -s -w -t 60 -D "$dir/data" -l "$dir/log" -o "-p $port" start >/dev/null) ||
    { tail -n 20 "$dir/log" >&2; exit 1; }
  echo "DATABASE_URL=postgres://postgres@127.0.0.1:$port/postgres"
}

stop() {
  local dir="${1:-$DEFAULT_DIR}"
  [ -s "$dir/data/postmaster.pid" ] || return 0
  (cd / && as_owner "$BIN/pg_ctl" -s -w -m fast -D "$dir/data" stop)
}

status() {
  if installed; then echo "PostgreSQL $VERSION with pgvector $(pgvector_version)"; else echo "not installed"; fi
}

case "${1:-}" in
  install | status) "$1" ;;
  start | stop) "$@" ;;
  *)
    sed -n '4,7s/^#  *//p' "$0" >&2
    exit 2
    ;;
esac
