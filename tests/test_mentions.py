"""Countries, agencies, places and people found in Russian text; every sentence is invented."""

from __future__ import annotations

import pytest

from graph.model import Article
from ingest import mentions, pipelines
from ingest.mentions import Found, Ground, find_ground


def find(text: str, home: str | None = None) -> list[Found]:
    doc = pipelines.read(pipelines.load("ru"), text)
    return mentions.find([doc], Ground(home))[0]


def countries(text: str) -> list[str]:
    return sorted({found.country for found in find(text) if found.type == "country" and found.country})


def agencies(text: str, home: str | None = None) -> list[str]:
    return [str(found.ref).removeprefix("agency/") for found in find(text, home) if found.type == "agency"]


def people(text: str) -> list[tuple[str | None, str]]:
    return [(found.name, found.form) for found in find(text) if found.type == "person"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Его выдали из Турции в Казахстан.", ["KZ", "TR"]),
        ("Беглеца вернули из Соединённых Штатов через ОАЭ.", ["AE", "US"]),
        ("Власти Республики Корея и КНДР молчат.", ["KP", "KR"]),
        ("ПОЛЬША ВЫДАЛА УЗБЕКИСТАНУ ДВОИХ", ["PL", "UZ"]),
        ("Граждане РФ, РК и КР задержаны в ФРГ.", ["DE", "KG", "KZ", "RU"]),
        ("Турецкая сторона дала согласие, германская отказала.", ["DE", "TR"]),
        ("Россиянина и двух казахстанок депортировали.", ["KZ", "RU"]),
        ("Южнокорейские следователи прилетели в Белоруссию.", ["BY", "KR"]),
        ("Он скрывался в Эмиратах, потом на Кипре и в Черногории.", ["AE", "CY", "ME"]),
        ("Подозреваемый вылетел в Объединённые Арабские Эмираты.", ["AE"]),
        ("У него изъяли 40 тысяч долларов США и 300 американских долларов.", []),
        ("Судно шло через Индийский океан, он учил английский язык.", []),
        ("Того мужчину уже искали, а чад кружил голову.", []),
        ("Чад отказался выдать его, Мали согласилась.", ["ML", "TD"]),
        ("Актёр Антон Турецкий уехал.", []),
        ("Семью вернули домой, того и гляди.", []),
        ("Мали, как и Чад, выдаёт беглецов неохотно.", ["ML", "TD"]),
        ("Мали ответила на запрос.", ["ML"]),
        ("Малы шансы на выдачу. Мало кто в это верит.", []),
        ("Того же мнения держится и Нигер.", ["NE"]),
        ("На узбекско-таджикской границе нашли тайник.", ["TJ", "UZ"]),
        ("Греко-албанские отношения и австро-чешско-венгерский саммит.", ["AL", "AT", "CZ", "GR", "HU"]),
        ("Индо-европейский язык и русско-турецкий словарь.", []),
    ],
)
def test_countries(text, codes):
    assert countries(text) == codes


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Рейсом Стамбул — Алма-Ата его доставили в Тараз.", ["TR.stambul", "KZ.almaty", "KZ.taraz"]),
        ("В Самарской области и в Ростове-на-Дону ищут.", ["RU.samarskaya-oblast", "RU.rostov-na-donu"]),
        ("Владимир Стромов живёт во Владимире.", ["RU.vladimir"]),
        ("Семья живёт в Семее.", ["KZ.semei"]),
        ("Задержали в Усть-Каменогорске и Нижнем Новгороде.", ["KZ.ust-kamenogorsk", "RU.nizhnii-novgorod"]),
    ],
)
def test_places(text, places):
    assert [found.ref for found in find(text) if found.type == "place"] == [f"place/{place}" for place in places]


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("МВД Узбекистана направило запрос.", ["UZ.interior-ministry"]),
        ("По данным министерства внутренних дел Республики Казахстан, ответа нет.", ["KZ.interior-ministry"]),
        ("В Генпрокуратуре РФ подтвердили.", ["RU.prosecutor-general"]),
        ("Казахстанское МВД молчит.", ["KZ.interior-ministry"]),
        ("Конвоировали сотрудники польской полиции.", ["PL.police"]),
        ("Польская и чешская полиция ищут его.", ["PL.police", "CZ.police"]),
        ("Полиции Польши и Чехии ищут его.", ["PL.police", "CZ.police"]),
        ("Генпрокуратуры Узбекистана и России договорились.", ["UZ.prosecutor-general", "RU.prosecutor-general"]),
        ("Подписано Генеральными прокуратурами Республики Узбекистан и Российской Федерации.",
         ["UZ.prosecutor-general", "RU.prosecutor-general"]),
        ("МВД и КНБ Казахстана искали его.", ["KZ.interior-ministry", "KZ.national-security"]),
        ("Сеульский Минюст дал согласие.", ["KR.justice-ministry"]),
        ("ГКНБ Таджикистана и ГКНБ КР обменялись списками.", ["TJ.national-security", "KG.national-security"]),
        ("СГБ Грузии, СГБ Азербайджана и КГБ Беларуси.",
         ["GE.national-security", "AZ.national-security", "BY.national-security"]),
        ("Минюст Греции отказал, министерство юстиции США ждёт.", ["GR.justice-ministry", "US.justice-ministry"]),
        ("Пограничной службой КНБ Казахстана задержан беглец.", ["KZ.border-service"]),
        ("В СК РФ и Следственном комитете Беларуси.", ["RU.investigative-committee", "BY.investigative-committee"]),
        ("Агентство РК по финансовому мониторингу проверяет счета.", ["KZ.financial-monitoring"]),
        ("Его вёл МУР, жалобу рассмотрит Мосгорсуд.", ["RU.moscow-criminal-police", "RU.moscow-city-court"]),
        ("Оперативники МУРа вышли на след.", ["RU.moscow-criminal-police"]),
        ("НЦБ Интерпола в Кыргызстане и бюро Интерпола в Ташкенте.", ["KG.ncb-interpol", "UZ.ncb-interpol"]),
        ("Мероприятие провело НЦБ Интерпола МВД России.", ["RU.ncb-interpol"]),
        ("По каналам Интерпола и при поддержке Европола.", ["INT.interpol", "INT.europol"]),
        ("Страны СНГ, ОДКБ и ШОС.", ["INT.cis", "INT.csto", "INT.sco"]),
        ("На заседании Совета министров внутренних дел государств – участников СНГ.", ["INT.cis-interior-ministers"]),
        ("Его передали Международному трибуналу по бывшей Югославии.", ["INT.icty"]),
        ("Посольство Казахстана в Турции помогло.", ["KZ.embassy-TR"]),
        ("В генконсульстве Узбекистана в Стамбуле ответили.", ["UZ.consulate-TR"]),
        ("Глава МВД Турции сообщил об этом.", ["TR.interior-ministry"]),
        ("Генеральный прокурор Армении подписал документ.", ["AM.prosecutor-general"]),
        ("Турецкий суд и местная полиция отказали, полиция ищет.", []),
        ("Правоохранительные органы страны ищут его.", []),
    ],
)  # fmt: skip
def test_agencies_with_their_country(text, refs):
    assert agencies(text) == refs


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("ГУ МВД России по Самарской области проверило отпечатки.", ["RU-SAM.interior-main-directorate"]),
        ("ГСУ ГУ МВД России по г. Москве ведёт дело.", ["RU-MOW.investigative-main-directorate"]),
        ("УФСБ по Краснодарскому краю и УФСБ России по Томской области.",
         ["RU-KDA.security-directorate-regional", "RU-TOM.security-directorate-regional"]),
        ("Главком по Омской области задержаны трое.", ["RU-OMS.interior-main-directorate"]),
        ("Департамент полиции Западно-Казахстанской области просит.", ["KZ-27.police-department"]),
        ("Сотрудники ДП ЗКО и ДП города Шымкента.", ["KZ-27.police-department", "KZ-79.police-department"]),
        ("Прокуратура города Алматы и прокуратура области Абай.", ["KZ-75.prosecutor", "KZ-10.prosecutor"]),
        ("Бывший транспортный прокурор Актюбинского региона.", ["KZ-15.transport-prosecutor"]),
        ("МВД по Республике Татарстан сообщило.", ["RU-TA.interior-republic"]),
        ("Центральный районный суд Сочи арестовал его.", ["RU~tsentralnyi-raionnyi-sud-sochi"]),
        ("В Верховном земельном суде Франкфурта-на-Майне.", ["DE~verkhovnyi-zemelnyi-sud-frankfurta-na-maine"]),
        ("Суд решит. Районный суд решил. Дело ушло в суд Москвы.", []),
    ],
)  # fmt: skip
def test_agencies_of_regions_and_towns(text, refs):
    assert agencies(text) == refs


@pytest.mark.parametrize(
    ("text", "home", "refs"),
    [
        ("Об этом сообщили в МВД.", "KZ", ["KZ.interior-ministry"]),
        ("Об этом сообщили в МВД.", None, []),
        ("В КНБ и Антикоре молчат.", None, ["KZ.national-security", "KZ.anti-corruption"]),
        ("ГКНБ задержал пятерых.", "KG", ["KG.national-security"]),
        ("ГКНБ задержал пятерых.", "TJ", ["TJ.national-security"]),
        ("Оперативники ФСБ летели из Ташкента.", "UZ", ["RU.national-security"]),
        ("МВД Турции передало беглеца. В МВД уточнили детали.", "KZ", ["TR.interior-ministry", "TR.interior-ministry"]),
        ("В Казахстане на трассах стояли посты МВД.", "BY", ["KZ.interior-ministry"]),
        ("Генпрокуратура РК и МВД обещают ответ.", "TR", ["KZ.prosecutor-general", "KZ.interior-ministry"]),
        ("Совещание прошло в Генпрокуратуре с участием КНБ, АФМ, МВД.", "KZ",
         ["KZ.prosecutor-general", "KZ.national-security", "KZ.financial-monitoring", "KZ.interior-ministry"]),
        ("Между двумя генпрокуратурами идёт переписка.", "KZ", []),
        ("Областная прокуратура и департамент полиции.", "KZ", ["KZ~oblastnaya-prokuratura"]),
        ("В областном департаменте полиции сказали. Департамент полиции ждёт.", "KZ",
         ["KZ~oblastnoi-departament-politsii", "KZ~oblastnoi-departament-politsii"]),
        ("ДП Алматы нашёл троих. В департаменте полиции рады.", "KZ", ["KZ-75.police-department"] * 2),
    ],
)  # fmt: skip
def test_bare_agencies_by_what_is_near(text, home, refs):
    assert agencies(text, home) == refs


def test_names_are_official_and_parts_of_one_thing_share_a_cluster():
    found = [item for item in find("МВД РК молчит. В министерстве внутренних дел Казахстана ждут.")
             if item.type == "agency"]  # fmt: skip
    assert {item.name for item in found} == {"Министерство внутренних дел Республики Казахстан"}
    assert len({item.cluster for item in found}) == 1
    assert [item.form for item in found] == ["abbreviation", "name"]


def test_a_country_inside_a_body_is_named_but_apart():
    text = "МВД Казахстана передало его Польше."
    found = {item.country: item.form for item in find(text) if item.type == "country"}
    assert found == {"KZ": "inside", "PL": "name"}


def test_later_bodies_of_a_list_stand_at_their_own_country():
    text = "Генпрокуратуры Узбекистана и России договорились."
    doc = pipelines.read(pipelines.load("ru"), text)
    found = [item for item in mentions.find([doc], Ground(None))[0] if item.type == "agency"]
    assert [doc[item.start : item.end].text for item in found] == ["Генпрокуратуры Узбекистана", "России"]
    assert [doc[item.head].text for item in found] == ["Генпрокуратуры", "Генпрокуратуры"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Задержали Тимура Оразбаева.", [("Тимур Оразбаев", "full")]),
        ("Выдан Дюсенов А.К., а с ним Цой А.", [("Дюсенов А.К.", "initials"), ("Цой А.", "initials")]),
        ("Передан гражданин Узбекистана К., 1985 года рождения.", [("К.", "initials")]),
        ("Выданы граждане Польши К.Р., 1979 г.р., и В.М., 1984 г.р.", [("К.Р.", "initials"), ("В.М.", "initials")]),
        ("Не вернулись Гульнара О. и Сергей Т.", [("Гульнара О.", "initials"), ("Сергей Т.", "initials")]),
        ("Встретились Аида Балгаева и Фахд бин Салах.", [("Аида Балгаева", "full"), ("Фахд бин Салах", "full")]),
        ("Г. Алматы принял гостей. Том 5, п. 3 дела.", []),
        ("Г. Алматы и г. Шымкент ждут гостей. Г. Тараз — тоже.", []),
        ("Г. Приозёрный, ул. Мира. Живёт он там давно.", []),
        ("Г. Оразбаев ответил из г. Алматы.", [("Г. Оразбаев", "initials")]),
    ],
)
def test_people(text, wanted):
    assert people(text) == wanted


def test_one_person_is_one_cluster_with_the_fullest_name():
    text = "Оразбаева нашли. Тимур Оразбаев скрывался; Т. Оразбаев молчит. Его жена Анна Оразбаева ждёт. Иванов ушёл."
    found = [item for item in find(text) if item.type == "person"]
    assert [item.name for item in found] == [
        "Тимур Оразбаев", "Тимур Оразбаев", "Тимур Оразбаев", "Анна Оразбаева", "Иванов",
    ]  # fmt: skip
    assert len({item.cluster for item in found}) == 3


def test_two_texts_share_their_clusters():
    nlp = pipelines.load("ru")
    docs = [pipelines.read(nlp, "Оразбаева выдали"), pipelines.read(nlp, "Польша выдала Тимура Оразбаева.")]
    title, body = mentions.find(docs, Ground(None))
    one = next(item for item in title if item.type == "person")
    other = next(item for item in body if item.type == "person")
    assert (one.cluster, one.name) == (other.cluster, "Тимур Оразбаев")


@pytest.mark.parametrize(
    ("source", "url", "body", "home"),
    [
        ("РБК-Украина", None, "В МВД завели два дела.", "UA"),  # the land that a paper names, be it behind a hyphen
        ("Новости-Грузия", None, "В МВД завели два дела.", "GE"),
        ("АЗЕРТАДЖ", None, "В МВД завели два дела.", "AZ"),
        ("АЗЕРТАДЖ", None, "В Монголии завели два дела, сообщили в МВД.", "MN"),  # it happens there
        ("АЗЕРТАДЖ", None, "Из Монголии вывезли двоих, сообщили в МВД.", "AZ"),
        ("Бишкекский курьер", None, "В МВД молчат.", "KG"),
        (None, "https://news.example.kz/1", "В МВД молчат.", "KZ"),
        (None, None, "МИНСК, 3 июн — «Свой вестник». В МВД молчат.", "BY"),
        (None, None, "В мажилисе спросили о 145 млн тенге.", "KZ"),
        (None, None, "КНБ и АФМ ведут дело.", "KZ"),
        (None, None, "Узбекистан ждёт. Суды Узбекистана в Ташкенте и Бухаре решили. Турция молчит.", "UZ"),
        (None, None, "Турция и Польша договорились.", None),
        (None, None, "Погода хорошая.", None),
    ],
)
def test_ground(source, url, body, home):
    article = Article("x", "x", "", body, "ru", "", url=url, source=source)
    assert find_ground(article, [pipelines.read(pipelines.load("ru"), body)]).country == home


def test_noise_names_nothing():
    nlp = pipelines.load("ru")
    text = "Читайте также: МВД Польши нашло Ивана Стромова\nСуд молчит."
    doc = pipelines.read(nlp, text, [(0, text.index("\n"))])
    assert mentions.find([doc], Ground("KZ")) == [[]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Заместитель Юсупова Ойбек Каримов сообщил о задержании.", ["Юсупова", "Ойбек Каримов"]),
        ("Экстрадиции Плотника Бухаресту не будет, заявили в суде.", ["Плотник"]),
        ("Кипр готов выдать Виктора Лозовика Минску.", ["Виктор Лозовик"]),
        ("Писателя Джека Лондона помнят.", ["Джек Лондон"]),
        ("Суд отказал Узбекистану в выдаче Шахмира Тошматова.", ["Шахмир Тошматов"]),
        ("По словам представителя ШОС Жуманта Сапиева, задержаны двое.", ["Жумант Сапиев"]),
        ("Тюремный срок Шерзода Хасановича Алимова истёк.", ["Шерзод Хасанович Алимов"]),
        ("Защищаясь, адвокат сослался на закон.", []),
        ("Экстрадиционная проверка продолжается.", []),
        ("Арестовали Анар Сеитову. Выдачи Сеитовой добивается Астана, Сеитову ищут.", ["Анар Сеитова"] * 3),
    ],
)
def test_names_in_oblique_cases(text, names):
    assert [name for name, _ in people(text)] == names
