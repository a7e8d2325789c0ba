#!/bin/sh
# What postinst has made goes; what people have written stays in their own folders, also when the package is purged.
set -e
if [ "$1" != upgrade ] && [ -e /etc/apparmor.d/quaychat ]; then
    if command -v apparmor_parser >/dev/null 2>&1; then
        apparmor_parser -R /etc/apparmor.d/quaychat || true
    fi
    rm -f /etc/apparmor.d/quaychat
fi
exit 0
