"""Made inputs for the tests of reading: one story as text, row, web page, crawl record, zip and tar."""

import io
import tarfile
import zipfile

STORY = (
    "Menteri Luar Negeri Peru menemui sejawatnya dari Rusia di Lima, Selasa (12/5). Keduanya membahas perdagangan.\n"
    "Pertemuan itu berlangsung selama dua jam dan diikuti makan malam bersama, kata juru bicara kementerian."
)
ROW = {
    "judul": "Menlu Peru Temui Menlu Rusia",
    "isi": STORY,
    "tanggal": "2015-05-13 10:00:00",
    "link": "https://berita.contoh.id/1",
    "sumber": "Contoh",
}
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in f"{STORY}\n{STORY.replace('Peru', 'Chile')}".splitlines())
HTML = f"""<!DOCTYPE html><html lang="id"><head><title>Menlu Peru Temui Menlu Rusia - Contoh</title>
<meta property="og:title" content="Menlu Peru Temui Menlu Rusia"><meta property="og:site_name" content="Contoh">
<meta property="article:published_time" content="2015-05-13T10:00:00+07:00">
<link rel="canonical" href="https://berita.contoh.id/1"></head>
<body><nav><a href="/">Beranda</a><a href="/dunia">Dunia</a></nav>
<article><h1>Menlu Peru Temui Menlu Rusia</h1>{PARAGRAPHS}</article>
<footer>© 2026 Contoh</footer></body></html>"""


def warc(*records: tuple[str, str, bytes]) -> bytes:
    out = io.BytesIO()
    for kind, address, payload in records:
        head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        content = "text/plain" if kind == "conversion" else "application/http; msgtype=response"
        out.write(
            f"{head}Content-Type: {content}\r\nContent-Length: {len(payload)}\r\n\r\n".encode() + payload + b"\r\n\r\n"
        )
    return out.getvalue()


def served(html: str, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    body = html.encode()
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def zipped(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in entries.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()
