"""QR codes, drawn here: no address is given to anybody to make one."""

import io
from functools import lru_cache

import segno


@lru_cache(256)
def qr_svg(address: str) -> str:
    """The code of an address as an SVG without width and height, dark on white, with the quiet zone readers need."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", omitsize=True, xmldecl=False, border=4, dark="#16202b", light="#ffffff")
    return out.getvalue().decode()
