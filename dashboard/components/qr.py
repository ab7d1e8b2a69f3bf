"""QR codes, drawn here: no address is given to anybody to make one."""

import io
from functools import lru_cache


@lru_cache(256)
def qr_svg(address: str) -> bytes:
    """The code of an address as an SVG without width and height, black on white, with the quiet zone readers need."""
    import segno  # takes 60 ms to load and no page needs it

    out = io.BytesIO()
    segno.make(address, error="m", boost_error=False, micro=False).save(out, kind="svg", border=4, light="#fff", omitsize=True, xmldecl=False)
    return out.getvalue()
