#!/usr/bin/env bash
# make.sh DIR LOCK PYTHON UV: a Windows CPython 3.11 under wine in DIR, with the lock's wheels for Windows (README.md).
# PYTHON is a 3.11 that has pefile; Debian: wine wine64 gcc-mingw-w64-x86-64 osslsigncode xvfb xauth unzip.
set -euo pipefail
dir=$(realpath -m "$1") lock=$(realpath "$2") python=$3 uv=$4
here=$(dirname "$(realpath "$0")")
mkdir -p "$dir"/{wheels,unpacked,py/DLLs,py/Lib/site-packages}
cd "$dir"

fetch() { # version of Python whose wheel it is
  "$python" -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: --platform win_amd64 \
    --python-version "$1" --dest wheels panda3d==1.10.16
}
fetch 3.11
fetch 3.12
unzip -qo wheels/panda3d-*cp311*.whl 'deploy_libs/*' -d unpacked
unzip -qoj wheels/panda3d-*cp312*.whl deploy_libs/VCRUNTIME140_1.dll -d unpacked
libs=unpacked/deploy_libs

for file in "$libs/python311.dll" "$libs/_ssl.pyd"; do # python.org's own build: its digest is the one that was signed
  osslsigncode verify -in "$file" -CAfile /etc/ssl/certs/ca-certificates.crt >unpacked/signature.txt 2>&1 || true
  grep -q 'CN=Python Software Foundation' unpacked/signature.txt
  said=$(awk '/Current message digest/ {print $NF; exit}' unpacked/signature.txt)
  found=$(awk '/Calculated message digest/ {print $NF; exit}' unpacked/signature.txt)
  [ -n "$said" ] && [ "$said" = "$found" ]
done

cp "$libs/python311.dll" py/
cp "$libs/VCRUNTIME140.dll" py/vcruntime140.dll
cp unpacked/VCRUNTIME140_1.dll py/vcruntime140_1.dll
cp "$libs"/*.pyd "$libs"/{libffi-8,libcrypto-3,libssl-3,sqlite3}.dll py/DLLs/
rm -f py/DLLs/_tkinter.pyd
std=$("$python" -c 'import sysconfig; print(sysconfig.get_paths()["stdlib"])')
tar -C "$std" -cf - --exclude=lib-dynload --exclude=site-packages --exclude=__pycache__ --exclude=./test \
  --exclude='config-3.*' --exclude='_sysconfigdata*' . | tar -C py/Lib -xf -
mkdir -p py/Lib/site-packages

cc=x86_64-w64-mingw32-gcc
$cc -municode -O1 -s -o py/python.exe "$here/stub.c"
"$python" - <<'P'
import pefile

exports = pefile.PE("py/python311.dll").DIRECTORY_ENTRY_EXPORT.symbols
names = [one.name.decode() for one in exports if one.name]
with open("python3.def", "w") as file:
    file.write("LIBRARY python3.dll\nEXPORTS\n" + "".join(f"  {name} = python311.{name}\n" for name in names))
P
$cc -shared -nostdlib -s -o py/python3.dll python3.def -Wl,--entry=0

wine=/usr/lib/wine/wine64
$wine wineboot -u 2>&1 | cat >/dev/null
$wine winecfg /v win10 2>&1 | cat >/dev/null
system=$WINEPREFIX/drive_c/windows/system32 # what Windows 10 has and wine 8 has not
rm -f "$system/mscms.dll"
$cc -shared -O1 -s -o "$system/icuuc.dll" "$here/icuuc_stub.c"
$cc -shared -O1 -s -o "$system/mscms.dll" "$here/mscms_stub.c"
$cc -shared -O1 -s -o "$system/bcryptprimitives.dll" "$here/bcryptprimitives_stub.c" -ladvapi32

"$uv" pip install --quiet --target py/Lib/site-packages --python-platform x86_64-pc-windows-msvc --python-version 3.11 \
  --only-binary :all: --no-deps --require-hashes -r "$lock"
echo | $wine py/python.exe -c 'import sys, ssl, PySide6.QtWidgets; print(sys.version.split()[0], sys.platform)' 2>&1 | cat
