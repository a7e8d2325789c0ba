"""PKCE and the proof of the secret, by the vectors of the API page."""

from app.practice.oauth import challenge_of, secret_proof, verifies


def test_pkce_vector() -> None:
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    assert challenge_of(verifier) == challenge
    assert verifies(verifier, challenge)
    assert not verifies(verifier + "A", challenge)


def test_secret_proof_vector() -> None:
    proof = secret_proof("access-token-for-tests", "app-secret-for-tests")
    assert proof == "7196be12396e82d498574863aab45f32c0f0c84c6d6d4038d19a0d78120bdf44"
