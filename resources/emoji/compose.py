#!/usr/bin/env python3
"""Writes resources/emoji/emoji.json from an unpacked copy of the npm package emojibase-data (Unicode's own names).

python3 resources/emoji/compose.py FOLDER        FOLDER holds vi/data.json, en/data.json and the LICENSE
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().with_name("emoji.json")
GROUPS = (0, 1, 3, 4, 5, 6, 7, 8, 9)
"""Unicode's groups in its order, without the one of loose skin tones and hair."""
TEXT_FIRST = 0
"""Shown as text unless the sign after it, U+FE0F, says otherwise."""
AS_EMOJI = "\ufe0f"
NEWEST = 15
"""What later versions of Unicode bring, the emoji fonts of many shops' PCs can't draw."""
ALSO = {
    "🙏": "cảm ơn, biết ơn, làm ơn, xin lỗi",
    "❤": "tim, yêu, thương",
    "😂": "haha, cười, mắc cười, cười ra nước mắt",
    "🤣": "haha, hihi",
    "😊": "hihi, dạ",
    "👍": "ok, tốt, đồng ý, like",
    "👌": "ok, được",
    "🥰": "yêu, thương",
    "😘": "hôn",
    "🎉": "chúc mừng",
    "🎁": "quà, tặng",
    "🚚": "giao hàng, ship",
    "🛵": "ship, giao hàng",
    "📦": "hàng, đơn hàng, gói",
    "💸": "chuyển khoản, tiền",
    "💵": "tiền mặt, cod",
    "🏷": "giá, giảm giá",
    "📍": "địa chỉ, vị trí",
    "☎": "gọi",
    "📞": "gọi, số điện thoại",
    "🛒": "mua, giỏ hàng",
    "👗": "váy, đầm",
    "🔥": "hot",
    "✅": "xong, rồi, ok",
    "❌": "hết, không",
    "⏰": "giờ",
}
"""Words of Vietnamese shops and chats that Unicode's lists don't have."""


def main(argv: list[str]) -> int:
    if len(argv) != 1:
        print(__doc__)
        return 2
    folder = Path(argv[0])
    vietnamese = {one["hexcode"]: one for one in _read(folder / "vi" / "data.json")}
    english = sorted(_read(folder / "en" / "data.json"), key=lambda one: one.get("order", 0))
    groups = [
        [_line(one, vietnamese.get(one["hexcode"], one)) for one in english if _fits(one, group)] for group in GROUPS
    ]
    TARGET.write_text(json.dumps(groups, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    (TARGET.parent / "LICENSE").write_text(_licence(folder), encoding="utf-8")
    print(f"{sum(map(len, groups))} emoji, {TARGET.stat().st_size // 1024} KiB")
    return 0


def _read(path: Path) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return read


def _fits(one: dict[str, Any], group: int) -> bool:
    return one.get("group") == group and float(one["version"]) <= NEWEST


def _line(one: dict[str, Any], vi: dict[str, Any]) -> list[Any]:
    """[sign, Vietnamese name, English name, further words, the five skin tones]"""
    sign = one["emoji"] if one["type"] == TEXT_FIRST or len(one["emoji"]) > 2 else one["emoji"].rstrip(AS_EMOJI)
    also = ALSO.get(one["emoji"].rstrip(AS_EMOJI), "")
    words = dict.fromkeys([*also.split(", "), *vi.get("tags", ()), *one.get("tags", ())])
    tones = [skin["emoji"] for skin in one.get("skins", ()) if isinstance(skin["tone"], int)]
    return [sign, vi["label"], one["label"], "|".join(filter(None, words)), *([tones] if len(tones) == 5 else [])]


def _licence(folder: Path) -> str:
    version = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
    head = (
        f"emoji.json is made by resources/emoji/compose.py from emojibase-data {version}, whose names and search "
        "words are those of Unicode's CLDR, under the Unicode License v3 (LICENSE-UNICODE).\n\nemojibase-data:\n\n"
    )
    return head + (folder / "LICENSE").read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
