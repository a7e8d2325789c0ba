"""The probe names the permission groups that are missing, and never guesses."""

import json

import httpx
import pytest

from app.domain.connections import Permission
from app.errors import AppError
from tests.fakes.http_zalo import OA, OK, Answers, Zalo, refused


def permissions(**codes: int) -> Answers:
    def answer(request: httpx.Request) -> object:
        code = codes.get(request.url.path.rpartition("/")[2], 0)
        data: object = {"oaid": OA} if request.url.path.endswith("getoa") else None
        return refused(code) if code else OK | {"data": data}

    return answer


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("codes", "missing"),
    [
        ({}, ()),
        ({"message": -201}, ()),
        ({"message": -213}, ()),
        ({"message": -223}, (Permission.SEND,)),
        ({"listrecentchat": -223, "message": -201}, (Permission.MESSAGES,)),
        ({"getoa": -223, "getlist": -223}, (Permission.OA_INFO, Permission.CUSTOMERS)),
    ],
)
async def test_the_probe_names_what_is_missing(codes: dict[str, int], missing: tuple[Permission, ...]) -> None:
    zalo = Zalo(permissions(**codes))
    async with zalo.client() as client:
        assert await client.probe() == missing
    assert len(zalo.asked) == 4
    assert json.loads(zalo.asked[2].content) == {"user_id": "1"}


@pytest.mark.asyncio
@pytest.mark.parametrize("code", [-501, -224, -221, -216, 404, -32])
async def test_the_probe_does_not_guess(code: int) -> None:
    zalo = Zalo(permissions(listrecentchat=code))
    async with zalo.client() as client:
        with pytest.raises(AppError):
            await client.probe()
