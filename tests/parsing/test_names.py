"""Names: labels in front, comparison across spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xls.parsing.names import Label, clean, closest, key, same_name, similarity, strip_label

NAMES = st.sampled_from(
    [
        "Penyediaan Gaji dan Tunjangan ASN",
        "Koordinasi/Sinergi dengan Perangkat Daerah",
        "Vaksinasi",
        "Inovasi Desa",
    ]
)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Program : Penunjang Urusan", Label("Penunjang Urusan", "program")),
        ("PROGRAM PENUNJANG URUSAN", Label("PROGRAM PENUNJANG URUSAN", "program")),
        ("1. Program Penunjang", Label("Program Penunjang", "program", "1")),
        ("Program 1 Penunjang", Label("Penunjang", "program", "1")),
        ("Kegiatan 1 : Perencanaan, Penganggaran", Label("Perencanaan, Penganggaran", "kegiatan", "1")),
        ("Kegiatan: Pemeliharaan", Label("Pemeliharaan", "kegiatan")),
        ("Kegiatan Koordinasi Kegiatan Desa", Label("Koordinasi Kegiatan Desa", "kegiatan")),
        ("Kegiatan Pemberdayaan Kelurahan", Label("Kegiatan Pemberdayaan Kelurahan", "kegiatan")),
        ("Sub Kegiatan 2 :", Label("", "sub_kegiatan", "2")),
        ("Sub Kegiatan :\nPenyediaan", Label("Penyediaan", "sub_kegiatan")),
        ("Sub KegiatanKoordinasi", Label("Koordinasi", "sub_kegiatan")),
        ("A. Kegiatan : 1. Umum", Label("Umum", "kegiatan", "A")),
        ("a. Penyediaan", Label("Penyediaan", None, "a")),
        ("IV. Penyediaan", Label("Penyediaan", None, "IV")),
        ("1.1 Penyediaan", Label("Penyediaan", None, "1.1")),
        ("- Output: abc", Label("abc", "output")),
        ("Outcome : Terlaksana", Label("Terlaksana", "outcome")),
        ("Input", Label("", "input")),
        ("Sasaran Strategis 1 : Meningkatnya", Label("Meningkatnya", "sasaran", "1")),
        ("Sasaran 4 Terjaganya", Label("Terjaganya", "sasaran", "4")),
        ("Indikator3 3.1 Prosentase", Label("Prosentase", "indikator", "3.1")),
        ("Indikator program yang tercapai", Label("Indikator program yang tercapai")),
        ("12 Dokumen", Label("12 Dokumen")),
        ("Program/Kegiatan/Sub Kegiatan", Label("Program/Kegiatan/Sub Kegiatan")),
        ("KEGIATANNYA baik", Label("KEGIATANNYA baik")),
        ("", Label("")),
    ],
)
def test_labels(text: str, label: Label) -> None:
    assert strip_label(text) == label


def test_code_in_front() -> None:
    label = strip_label("7.01.01.2.01 Kegiatan Perencanaan")
    assert (label.name, label.kind) == ("Perencanaan", "kegiatan")
    assert label.kode is not None
    assert label.kode.text == "7.01.01.2.01"


@given(NAMES, st.sampled_from(["Program", "Kegiatan", "Sub Kegiatan", "Output", "Outcome"]), st.integers(0, 30))
def test_a_label_comes_off_and_the_name_stays(name: str, word: str, number: int) -> None:
    front = f"{word} {number}" if number else word
    for text in (f"{front} : {name}", f"{front.upper()}: {name}", f"a. {front} :  {name}"):
        label = strip_label(text)
        assert label.name == name
        assert label.kind == word.lower().replace(" ", "_")
    assert strip_label(name).name == name


@given(st.text(max_size=30))
def test_no_text_raises_and_the_label_comes_off_once(text: str) -> None:
    assert strip_label(text).name == clean(strip_label(text).name)
    assert key(clean(text)) == key(text)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Prosentase pelayanan", "PERSENTASE  Pelayanan."),
        ("ketentraman & ketertiban", "Ketenteraman dan Ketertiban"),
        ("Efektifitas aktifitas", "Efektivitas Aktivitas"),
        ("Pengadaan asset", "Pengadaan Aset"),
        ("Kab. Jember", "Kabupaten Jember"),
        ("Pemeliharaan/ Rehabilitasi", "Pemeliharaan/Rehabilitasi"),
        ("Program Penunjang", "PENUNJANG"),
        ("Kerja sama", "kerjasama"),
        ("ditingkat\nkecamatan", "di Tingkat Kecamatan"),
    ],
)
def test_the_same_name(left: str, right: str) -> None:
    assert same_name(left, right)
    assert similarity(left, right) == 100


@pytest.mark.parametrize(
    ("left", "right", "low", "high"),
    [
        ("Koordinasi Koordinasi Ketentraman", "Koordinasi Ketentraman", 70, 99.9),
        ("Ketentraman dan Ketertiban Umum", "Ketertiban dan Keamanan Umum", 60, 99.9),
        ("Penyediaan Gaji dan Tunjangan ASN", "Pemeliharaan Barang Milik Daerah", 0, 50),
        ("Penyediaan Gaji", "", 0, 0),
    ],
)
def test_different_names(left: str, right: str, low: float, high: float) -> None:
    assert not same_name(left, right)
    assert low <= similarity(left, right) <= high
    assert similarity(left, right) == similarity(right, left)


def test_clean_keeps_wording_and_case() -> None:
    assert clean(" Penyediaan\u00a0Jasa\n\tKantor\u200b ") == "Penyediaan Jasa Kantor"


WORDS = st.lists(st.sampled_from(["penyediaan", "jasa", "gaji", "dan", "asn", "desa", "a b", "program"]), max_size=7)


@given(WORDS, st.lists(WORDS, min_size=1, max_size=12))
def test_the_closest_is_the_first_of_the_most_similar(words: list[str], others: list[list[str]]) -> None:
    name, names = " ".join(words), [" ".join(o) for o in others]
    scores = [similarity(name, other) for other in names]
    assert closest(name, names) == (max(scores), scores.index(max(scores)))
