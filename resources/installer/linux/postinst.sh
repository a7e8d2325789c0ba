#!/bin/sh
# Where AppArmor keeps programs from making namespaces (Ubuntu since 23.10), Chromium's sandbox needs to be let.
set -e
if [ -e /etc/apparmor.d/abi/4.0 ] && [ -d /etc/apparmor.d ]; then
    cp /opt/quaychat/apparmor /etc/apparmor.d/quaychat
    if command -v apparmor_parser >/dev/null 2>&1; then
        apparmor_parser -r -T -W /etc/apparmor.d/quaychat || true
    fi
fi
exit 0
