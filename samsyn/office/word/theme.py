"""The smallest theme and font table that Word asks for. Nothing of ours uses a colour of the theme."""

from __future__ import annotations

from samsyn.office.word.xml import HEAD, SPACES

_COLOURS = {
    "dk1": "1A1A1A", "lt1": "FFFFFF", "dk2": "1F4E6B", "lt2": "F0F4F7", "accent1": "1F4E6B", "accent2": "4A5560",
    "accent3": "2F7D5B", "accent4": "8A6D1D", "accent5": "8B1A1A", "accent6": "5B4A8A", "hlink": "1F4E6B", "folHlink": "4A5560",
}  # fmt: skip


def font_table(face: str) -> str:
    """The faces that the document uses."""
    return f'{HEAD}<w:fonts {SPACES}><w:font w:name="{face}"><w:charset w:val="00"/><w:family w:val="swiss"/></w:font></w:fonts>'


def theme(face: str) -> str:
    """Colours, faces, and a plain way to fill and draw."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    faces = f'<a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Samsyn"><a:themeElements>'
        f'<a:clrScheme name="Samsyn">{colours}</a:clrScheme><a:fontScheme name="Samsyn"><a:majorFont>{faces}</a:majorFont>'
        f'<a:minorFont>{faces}</a:minorFont></a:fontScheme><a:fmtScheme name="Samsyn"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
