"""What only somebody on the line can see: two sends of one conversation at once, a refresh token given again."""

import json
from collections import Counter
from urllib.parse import parse_qs

import httpx

SEND = "/v3.0/oa/message/cs"
TOKEN = "/v4/oa/access_token"


class Wiretap:
    def __init__(self) -> None:
        self.wrong: list[str] = []
        self._flying: Counter[str] = Counter()
        self._settled: set[str] = set()
        """Refresh tokens that were answered: used up, or refused for good."""

    def asked(self, request: httpx.Request) -> None:
        if request.url.path == SEND:
            user = json.loads(request.content)["recipient"]["user_id"]
            self._flying[user] += 1
            if self._flying[user] > 1:
                self.wrong.append(f"two messages at once to {user}")
        token = _refresh_token(request)
        if token in self._settled:
            self.wrong.append("a refresh token is used again after its answer")

    def answered(self, request: httpx.Request, answer: bytes | None) -> None:
        if request.url.path == SEND:
            self._flying[json.loads(request.content)["recipient"]["user_id"]] -= 1
        token = _refresh_token(request)
        if token and answer is not None and (b"access_token" in answer or b"-14014" in answer):
            self._settled.add(token)


def _refresh_token(request: httpx.Request) -> str:
    if request.url.path != TOKEN:
        return ""
    return parse_qs(request.content.decode()).get("refresh_token", [""])[0]
