"""Each scene draws something of its own."""

from app.practice.goods import FLAT, HEIGHT, SCENES, WIDTH


def test_scenes_have_the_size_of_a_photo_or_of_a_phone() -> None:
    for name, scene in SCENES.items():
        canvas = scene()
        assert (canvas.width, canvas.height) == ((540, 960) if name in FLAT else (WIDTH, HEIGHT))


def test_scenes_differ() -> None:
    seen = {scene().image.resize((16, 12)).tobytes() for scene in SCENES.values()}
    assert len(seen) == len(SCENES)
