#!/usr/bin/env bash
# From the app that was built to what people download: signed from the inside out, notarised, in a dmg, and packed for
# updates. release.sh APP DMG ARCHIVE PYTHON
#   IDENTITY                              the Developer ID Application certificate, in a keychain that is open
#   NOTARY_KEY_FILE, _KEY_ID, _ISSUER     a key of App Store Connect for the notary service
# Without IDENTITY it packs what is there, signed by nobody: for trying it out.
set -euo pipefail
app=$1 dmg=$2 archive=$3 python=$4
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

sign() {
  codesign --force --timestamp --options runtime --sign "$IDENTITY" "$@"
}

is_program() {
  file -b "$1" | grep -q 'Mach-O'
}

sign_all() {
  # Libraries first, whatever they are called; then the frameworks that hold them, the deepest ones first; then the browser's
  # process, which may compile scripts; then our two programs, and the app around all of it.
  find "$app/Contents" -type f -print0 | while IFS= read -r -d '' one; do
    case $one in */MacOS/*) continue ;; esac
    if is_program "$one"; then sign "$one"; fi
  done
  find "$app/Contents" -depth -type d -name 'QtWebEngineProcess.app' -print0 | while IFS= read -r -d '' one; do
    sign --entitlements "$here/webengine.entitlements.plist" "$one"
  done
  find "$app/Contents" -depth -type d -name '*.framework' -print0 | while IFS= read -r -d '' one; do
    sign "$one"
  done
  for one in "$app"/Contents/MacOS/*; do
    if is_program "$one"; then sign --entitlements "$here/entitlements.plist" "$one"; fi
  done
  sign --entitlements "$here/entitlements.plist" "$app"
  codesign --verify --deep --strict --verbose=2 "$app"
}

notarise() {
  xcrun notarytool submit "$1" --key "$NOTARY_KEY_FILE" --key-id "$NOTARY_KEY_ID" --issuer "$NOTARY_ISSUER" --wait \
    --output-format json >"$scratch/notary.json"
  cat "$scratch/notary.json"
  if ! grep -q '"status" *: *"Accepted"' "$scratch/notary.json"; then
    id=$(plutil -extract id raw "$scratch/notary.json")
    xcrun notarytool log "$id" --key "$NOTARY_KEY_FILE" --key-id "$NOTARY_KEY_ID" --issuer "$NOTARY_ISSUER" >&2
    exit 1
  fi
}

if [ -n "${IDENTITY:-}" ]; then
  sign_all
  # The app carries its own ticket, so that one without network, or one that an update has brought, starts too.
  ditto -c -k --keepParent "$app" "$scratch/app.zip"
  notarise "$scratch/app.zip"
  xcrun stapler staple "$app"
fi

"$python" -m dmgbuild -s "$here/dmg_settings.py" -D "app=$app" 'Quầy Chat' "$dmg"
COPYFILE_DISABLE=1 tar -C "$(dirname "$app")" -cJf "$archive" "$(basename "$app")"

if [ -n "${IDENTITY:-}" ]; then
  codesign --timestamp --sign "$IDENTITY" "$dmg"
  notarise "$dmg"
  xcrun stapler staple "$dmg"
  xcrun stapler validate "$dmg"
  spctl --assess --type open --context context:primary-signature --verbose "$dmg"
  spctl --assess --type execute --verbose "$app"
fi
