#!/usr/bin/env bash
# Signs what updates are told of a new version: manifest.sh PYTHON FOLDER VERSION
# In FOLDER lie the release's files; beta.json comes beside them, and stable.json too unless the version is a trial one.
#   QUAYCHAT_SIGNING_KEYS   the secret keys (docs/updates.md)
#   UPDATE_ADDRESS          the folder on the server; what lies there now is followed by what is made here
#   SHARE                   to how many of a hundred installations it is offered at first: 10
set -euo pipefail
python=$1 folder=$2 version=$3
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$root"

files=()
while IFS= read -r line; do files+=(--file "$line"); done < <("$python" -m resources.installer.release files "$folder")
[ ${#files[@]} -gt 0 ] || { echo "manifest.sh: no files to tell of" >&2; exit 1; }

case $version in *[abc]*) channels=(beta) ;; *) channels=(beta stable) ;; esac
for channel in "${channels[@]}"; do
  before=$scratch/$channel.json
  status=$(curl --silent --show-error --location --proto '=https' --max-time 60 --output "$before" \
    --write-out '%{http_code}' "${UPDATE_ADDRESS%/}/$channel.json")
  case $status in
    200) follows=(--previous "$before") ;;
    404) follows=(--serial 1) ;;
    *) echo "manifest.sh: $channel.json could not be fetched: $status" >&2; exit 1 ;;
  esac
  "$python" -m app.updates.sign release --channel "$channel" --version "$version" --share "${SHARE:-10}" \
    --notes "vi=docs/notes/$version.vi.txt" --notes "en=docs/notes/$version.en.txt" \
    "${files[@]}" "${follows[@]}" --out "$folder/$channel.json"
done
