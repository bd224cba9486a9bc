"""The organisation's own questions: answered at the door without a signal, found and filtered there, and sent."""

import pytest

from webapp.questions.answer import answer_id


@pytest.fixture
def skin(office):
    """Asked before the phone takes its book along."""
    return office.ask("Skin type", form="choice", options="dry\noily")


def test_a_question_is_answered_without_a_signal(skin, phone, office, rita, away):
    ann = rita.customers["Avery"]
    box = f"[name='p_{answer_id(skin, str(ann))}_value']"
    with away():
        phone.go(f"/customers/{ann}")
        phone.choose(box, "oily")
        phone.click(".save .btn-main")
        phone.sees("Saved on this phone", ".save")

        phone.go("/customers?q=oily")
        phone.sees("Avery", "#people")
        phone.go(f"/customers/filter?f={skin}=oily")
        phone.click("form[action='/customers'] .btn-main")
        phone.sees("Skin type: oily", ".chips")
        assert phone.count("#people .row") == 1

    phone.go("/customers")
    phone.wait_for(lambda: office.card(rita, ann)["answers"], "the answer has arrived", seconds=30)
    assert [answer["value"] for answer in office.card(rita, ann)["answers"]] == ["oily"]
