import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.sources.language import find_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The miners said on Friday that they had been beaten by police.", "en"),
        ("THE MINERS SAID THAT THEY HAD BEEN BEATEN BY POLICE", "en"),
        ("miners blocked the road to port elmo, police said", "en"),
        ("Miners strike", "en"),
        ("Mamadov Elmo Tashkentov Karimabad", "en"),
        ("", "en"),
        ("12 34 !!! 🙂", "en"),
        ("Шахтёры перекрыли единственную дорогу к порту, сообщила полиция.", "ru"),
        ("Шахтарі перекрили єдину дорогу до порту, повідомила поліція.", "uk"),
        ("قالت الشرطة إن عمال المناجم أغلقوا الطريق", "ar"),
        ("矿工封锁了通往港口的道路", "zh"),
        ("炭鉱労働者たちは港への道を封鎖した", "ja"),
        ("광부들이 항구로 가는 길을 막았다", "ko"),
        ("Les mineurs ont bloqué la route du port vendredi, selon la police.", "fr"),
        ("Los mineros bloquearon la carretera del puerto el viernes.", "es"),
        ("Die Bergleute haben am Freitag die Straße zum Hafen gesperrt.", "de"),
        ("Madenciler cuma günü liman yolunu kapattı, dedi polis.", "tr"),
    ],
)
def test_languages(text, language):
    assert find_language(text) == language


def test_an_english_report_that_quotes_another_language_is_english():
    text = "The miners shouted “вон отсюда” at the governor, who left the square on Friday."
    assert find_language(text) == "en"


def test_a_long_text_is_judged_by_samples():
    assert find_language("Les mineurs ont bloqué la route du port. " * 50_000) == "fr"


@given(st.text(max_size=200))
def test_any_text_has_a_language_and_always_the_same(text):
    assert find_language(text) == find_language(text) != ""
