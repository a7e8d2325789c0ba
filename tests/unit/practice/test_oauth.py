"""PKCE and the proof of the secret, by the vectors of the API page."""

from app.practice.oauth import NAMES, challenge_of, secret_proof, verifies


def test_pkce_vector() -> None:
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    assert challenge_of(verifier) == challenge
    assert verifies(verifier, challenge)
    assert not verifies(verifier + "A", challenge)


def test_the_codes_of_the_api_page_have_names() -> None:
    met = {-14001, -14002, -14003, -14004, -14005, -14012, -14013, -14014, -14015, -14016, -14017, -14018, -14019}
    assert met | {-14020, -14021, -14023, -14024, -14026, -14029} == set(NAMES)
    assert NAMES[-14014] == "Invalid refresh token"


def test_secret_proof_vector() -> None:
    proof = secret_proof("access-token-for-tests", "app-secret-for-tests")
    assert proof == "7196be12396e82d498574863aab45f32c0f0c84c6d6d4038d19a0d78120bdf44"
