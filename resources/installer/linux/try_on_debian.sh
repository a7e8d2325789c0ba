#!/bin/sh
# Tries a package on a bare Debian, as root: try_on_debian.sh DEB [NEWER_DEB]. Needs debootstrap, and the network once.
# Installs it, runs its self-test under Xvfb as an ordinary user, makes a profile, upgrades, removes and purges; what the
# person has written must be there at each step, and nothing else at the end.
set -eu
deb=$1
newer=${2:-}
root=${QUAYCHAT_BARE_DEBIAN:-/tmp/quaychat-bare-debian}
user=bena
data=/home/$user/.local/share/QuayChat/quaychat.db

inside() { chroot "$root" env DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 "$@"; }
person() { inside su - $user -c "$1"; }
put_in() {
    cp "$1" "$root/tmp/quaychat.deb"
    inside apt-get install -y -qq --no-install-recommends /tmp/quaychat.deb >/dev/null
}
tidy() { umount -l "$root/proc" "$root/dev/shm" "$root/dev/pts" "$root/dev" 2>/dev/null || true; }

[ -d "$root/etc" ] || debootstrap --variant=minbase bookworm "$root" >/dev/null
trap tidy EXIT
tidy
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
mount --bind /dev/pts "$root/dev/pts"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
cp /etc/resolv.conf "$root/etc/resolv.conf"
mkdir -p "$root/tmp/.X11-unix"
chmod 1777 "$root/tmp/.X11-unix"
inside apt-get update -qq
inside id $user >/dev/null 2>&1 || inside useradd -m -s /bin/bash $user

echo "── install"
put_in "$deb"
inside apt-get install -y -qq --no-install-recommends xvfb xauth >/dev/null
echo "── self-test, as an ordinary user with Chromium's sandbox"
person 'QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1366x768x24" quaychat --self-test --pictures seen'
echo "── a profile"
person 'printf "một hai ba bốn năm\n" >pw; QUAYCHAT_PASSPHRASE_FILE=pw quaychat-core setup >/dev/null'
before=$(sha256sum "$root$data")
if [ -n "$newer" ]; then
    echo "── upgrade"
    put_in "$newer"
    [ "$before" = "$(sha256sum "$root$data")" ]
    person 'QUAYCHAT_PASSPHRASE_FILE=pw quaychat-core status >/dev/null'
fi
echo "── remove and purge"
inside apt-get remove -y -qq quaychat >/dev/null
inside apt-get purge -y -qq quaychat >/dev/null
[ -s "$root$data" ]
left=$(find "$root/usr" "$root/etc" "$root/opt" "$root/var/cache" -iname '*quaychat*' 2>/dev/null || true)
if [ -n "$left" ]; then
    echo "this was left behind: $left"
    exit 1
fi
rm -rf "$root/home/$user/.local" "$root/home/$user/pw"
echo "the package went through; pictures are in $root/home/$user/seen"
