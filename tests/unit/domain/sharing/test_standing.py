"""What the screen may offer to whom is what the core would do."""

from app.domain.ids import OWNER, StaffId
from app.domain.sharing.standing import Can, Standing, Writes, standing
from app.domain.sharing.values import Method, Options, Status
from tests.fakes.sharing import A, B, C, Stage


def stands(stage: Stage, name: str, by: StaffId) -> Standing:
    return standing(stage.shop, stage.talk(name), by, stage.now)


def test_in_the_pool_members_claim_and_the_connector_takes(stage: Stage) -> None:
    stage.make(method=Method.CLAIM)
    stage.write("k1")
    theirs, owners = stands(stage, "k1", A), stands(stage, "k1", OWNER)
    assert (theirs.writes, theirs.can, theirs.pooled, theirs.waits) == (Writes.NOT, {Can.CLAIM}, True, True)
    assert owners.writes is Writes.TAKES
    assert owners.can == {Can.TAKE_OVER, Can.HAND_OVER}
    assert owners.receivers == (A, B, C, OWNER)
    assert not owners.warns


def test_with_reply_claims_the_first_answer_claims(stage: Stage) -> None:
    stage.make(method=Method.CLAIM, options=Options(reply_claims=True))
    stage.write("k1")
    assert stands(stage, "k1", A).writes is Writes.CLAIMS
    stage.reply("k1", A)
    assert stands(stage, "k1", A).writes is Writes.FREELY
    assert not stands(stage, "k1", A).pooled
    assert stands(stage, "k1", B).writes is Writes.NOT


def test_the_holder_writes_gives_back_and_hands_over(stage: Stage) -> None:
    stage.make()
    stage.write("k1")
    mine = stands(stage, "k1", A)
    assert (mine.writes, mine.can) == (Writes.FREELY, {Can.GIVE_BACK, Can.HAND_OVER})
    assert mine.receivers == (B, C, OWNER)
    owners = stands(stage, "k1", OWNER)
    assert (owners.writes, owners.can) == (Writes.NOT, {Can.TAKE_OVER, Can.HAND_OVER})
    stage.set_status(B, Status.DEACTIVATED)
    assert stands(stage, "k1", A).receivers == (C, OWNER)


def test_what_was_kept_back_can_be_shared_with_a_warning(stage: Stage) -> None:
    stage.history("old")
    stage.make()
    kept = stands(stage, "old", OWNER)
    assert kept.can == {Can.SHARE, Can.HAND_OVER}
    assert kept.warns
    assert kept.writes is Writes.FREELY
    assert not kept.waits
    stage.take("old")
    assert Can.SHARE in stands(stage, "old", OWNER).can


def test_where_nothing_is_shared_nothing_is_offered(stage: Stage) -> None:
    stage.write("k1")
    assert stands(stage, "k1", OWNER) == Standing(stage.talk("k1"))
    assert not stands(stage, "k1", OWNER).shared
    assert not stands(stage, "k1", OWNER).waits
