"""A made-up news corpus of any size, the same every time: articles full of contacts, and the mixed news around them.

    dense_articles(200)  ->  200 texts of some 350 words, each with several contacts and statements
    mixed_articles(2000) ->  the same, one in twelve; the rest economy, crime, sport, weather, culture, home politics

The mixed news holds the words that tempt a reader of contacts: 'bertemu' in football, 'presiden' of a company.
"""

import random
from collections.abc import Iterator

PEOPLE = (
    ("Presiden Rusia", "Vladimir Putin", "Putin"),
    ("Presiden AS", "Barack Obama", "Obama"),
    ("Menteri Luar Negeri RI", "Retno Marsudi", "Retno"),
    ("Perdana Menteri Jepang", "Shinzo Abe", "Abe"),
    ("Menlu China", "Wang Yi", "Wang"),
    ("Kanselir Jerman", "Angela Merkel", "Merkel"),
    ("Presiden Turki", "Recep Tayyip Erdogan", "Erdogan"),
    ("Sekretaris Jenderal PBB", "Antonio Guterres", "Guterres"),
    ("Perdana Menteri Malaysia", "Najib Razak", "Najib"),
    ("Menteri Pertahanan Filipina", "Delfin Lorenzana", "Lorenzana"),
    ("Presiden Kazakhstan", "Yerlan Sagadiyev", "Sagadiyev"),
    ("Menlu Fiji", "Seru Tavola", "Tavola"),
)
CITIES = ("Moskow", "Jenewa", "Jakarta", "Tokyo", "New York", "Ankara", "Wina", "Beijing", "Kuala Lumpur", "Almaty")
DAYS = (
    "Senin (2/10/2017)",
    "Selasa (3/10)",
    "Rabu (4/10/2017)",
    "Kamis, 5 Oktober 2017",
    "Jumat lalu",
    "Sabtu pekan lalu",
)
THEMES = (
    "gencatan senjata di Suriah",
    "perdagangan bebas",
    "program nuklir Korea Utara",
    "pengungsi",
    "sanksi ekonomi",
)
OUTLETS = ("WartaSamudra.com", "Lensa Dunia", "KABARNEGERI.ID", "Harian Pelita", "Nusantara Pos")

LEADS = (
    "{outlet}, {city} - {a} bertemu dengan {b} di {city}, {day}. Keduanya membahas {theme}.",
    "{city}, {outlet} -- {a} berbicara melalui telepon dengan {b} selama {minutes} menit pada {day}, membahas {theme}.",
    "{outlet}, {city} - {a} menerima kunjungan {b} di {city}, {day}, untuk membicarakan {theme}.",
)
STATEMENTS = (
    '"Kami sepakat bahwa {theme} harus segera dibicarakan," kata {s} seperti dikutip Reuters, {day}.',
    "{s} mendesak {t} agar segera mengambil langkah mengenai {theme}.",
    "Menurut {s}, pembicaraan mengenai {theme} berlangsung terbuka dan produktif.",
    '"Jika pihak lain bersedia, kami siap kembali ke meja perundingan," ujar {s} kepada wartawan di {city}.',
    "{s} menuduh {t} tidak menepati kesepakatan tentang {theme} yang dicapai dua tahun lalu.",
    "Juru bicara {s} menyatakan pertemuan berikutnya akan digelar di {city} pekan depan.",
)
MIDDLES = (
    "Pertemuan itu merupakan yang kedua dalam sebulan terakhir.",
    "Dalam pertemuan tersebut, {s} didampingi sejumlah pejabat kementerian.",
    "Kedua pemimpin dijadwalkan bertemu lagi di {city} pada 12 November mendatang.",
    "Sebelumnya, {t} sudah bertemu {u} di {city} pada awal September.",
)
FURNITURE = (
    "Baca juga: {a} dan {b} Bertemu di {city}, Ini Hasilnya",
    "SCROLL TO CONTINUE WITH CONTENT",
    "Foto: {s} (Reuters)",
    "(abc/def)",
)
EVERYDAY = {
    "ekonomi": (
        "Harga cabai rawit di Pasar Induk naik menjadi Rp{n} ribu per kilogram pada {day}.",
        "Presiden direktur perusahaan itu mengatakan laba bersih naik {n} persen dibandingkan tahun lalu.",
        "Indeks Harga Saham Gabungan ditutup melemah {n} poin di tengah aksi jual investor asing.",
        "Pemerintah daerah menargetkan pembangunan jalan selesai pada akhir tahun.",
        "Nilai ekspor minyak sawit ke India dan China tercatat naik.",
    ),
    "kriminal": (
        "Polisi menangkap dua orang yang diduga mencuri sepeda motor di kawasan pasar, {day}.",
        "Kapolsek mengatakan pelaku sudah {n} kali beraksi di wilayah itu.",
        '"Korban bertemu pelaku di depan toko," ujar saksi mata.',
        "Barang bukti diamankan di kantor polisi untuk penyelidikan lebih lanjut.",
        "Warga diminta menelepon nomor darurat bila melihat hal yang mencurigakan.",
    ),
    "olahraga": (
        "Tuan rumah menjamu tim tamu di stadion utama pada {day} pukul 19.00 WIB.",
        "Kedua tim sudah bertemu {n} kali, dan pertemuan terakhir berakhir imbang 1-1.",
        "Pelatih asal Brasil itu menolak berkomentar soal susunan pemain.",
        "Gol tunggal dicetak pada menit ke-{n} lewat tendangan bebas.",
        "Penonton diminta datang lebih awal karena jalan menuju stadion padat.",
    ),
    "cuaca": (
        "Hujan deras mengguyur sebagian besar wilayah sejak {day} dini hari.",
        "Badan Meteorologi memperkirakan tinggi gelombang mencapai {n} sentimeter.",
        "Sebanyak {n} rumah terendam banjir dan warga mengungsi ke balai desa.",
        "Bantuan berupa selimut dan makanan siap saji mulai disalurkan.",
        "Petugas masih membersihkan pohon tumbang yang menutup jalan.",
    ),
    "budaya": (
        "Pameran lukisan itu dibuka untuk umum mulai {day} hingga akhir bulan.",
        "Sutradara muda tersebut mengaku terinspirasi dari cerita neneknya.",
        "Sebanyak {n} seniman dari berbagai kota ikut ambil bagian.",
        "Pengunjung bisa berbincang langsung dengan para perajin.",
        "Tiket masuk dijual seharga Rp{n} ribu per orang.",
    ),
    "politik": (
        "Ketua DPRD bertemu dengan perwakilan buruh di gedung dewan, {day}.",
        "Gubernur menyatakan anggaran pendidikan tahun depan naik {n} persen.",
        "Partai itu belum menentukan calon wali kota yang akan diusung.",
        "Sekretaris daerah meminta para camat mempercepat pendataan warga.",
        "Rapat paripurna ditunda karena jumlah anggota yang hadir tidak mencukupi.",
    ),
}


def dense_articles(count: int, seed: int = 7) -> Iterator[str]:
    """Articles in which nearly every paragraph has a contact, a statement or a trap."""
    chance = random.Random(seed)
    for _ in range(count):
        yield _dense(chance)


def mixed_articles(count: int, seed: int = 8, one_in: int = 12) -> Iterator[str]:
    """A day's news: one article in `one_in` is about diplomacy."""
    chance = random.Random(seed)
    for number in range(count):
        yield _dense(chance) if number % one_in == 0 else _everyday(chance)


def _dense(chance: random.Random) -> str:
    first, second, third = chance.sample(PEOPLE, 3)

    def said(template: str) -> str:
        speaker, other = chance.sample((first, second), 2)
        return template.format(
            outlet=chance.choice(OUTLETS),
            city=chance.choice(CITIES),
            day=chance.choice(DAYS),
            theme=chance.choice(THEMES),
            minutes=chance.randint(5, 90),
            a=f"{first[0]} {first[1]}",
            b=f"{second[0]} {second[1]}",
            s=chance.choice((speaker[2], f"{speaker[0]} {speaker[1]}")),
            t=other[2],
            u=f"{third[0]} {third[1]}",
        )

    title = f"{first[2]} dan {second[2]} Bahas {chance.choice(THEMES).title()}"
    paragraphs = [title, said(chance.choice(LEADS))]
    for _ in range(chance.randint(6, 9)):
        paragraphs.append(" ".join(said(chance.choice(STATEMENTS)) for _ in range(chance.randint(1, 3))))
        if chance.random() < 0.4:
            paragraphs.append(said(chance.choice(MIDDLES)))
        if chance.random() < 0.3:
            paragraphs.append(said(chance.choice(FURNITURE)))
    return "\n\n".join(paragraphs) + "\n"


def _everyday(chance: random.Random) -> str:
    section = chance.choice(sorted(EVERYDAY))

    def told() -> str:
        return chance.choice(EVERYDAY[section]).format(n=chance.randint(2, 90), day=chance.choice(DAYS))

    paragraphs = [f"Kabar {section.title()} Hari Ini", f"{chance.choice(OUTLETS)}, Surabaya - {told()}"]
    paragraphs += [" ".join(told() for _ in range(chance.randint(2, 4))) for _ in range(chance.randint(6, 10))]
    return "\n\n".join(paragraphs) + "\n"
