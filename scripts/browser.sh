#!/usr/bin/env bash
# The browser that the end-to-end tests drive: prints its path. On Debian as root it is installed when it is missing.
# Exit 3 means "not on this machine" (no root, or no apt).
set -euo pipefail

find_browser() {
  local name
  if [ -n "${CHROMIUM_PATH:-}" ]; then
    [ -x "$CHROMIUM_PATH" ] && echo "$CHROMIUM_PATH"
    return
  fi
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" && return
  done
  return 1
}

if find_browser; then exit; fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "No Chromium here, and installing it needs root on Debian. Install Chromium or Chrome, or set CHROMIUM_PATH." >&2
  exit 3
fi
export DEBIAN_FRONTEND=noninteractive
apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 update
apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 install -y --no-install-recommends chromium >/dev/null
find_browser
