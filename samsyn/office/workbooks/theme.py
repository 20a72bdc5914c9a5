"""The theme that every workbook must name: black on white, one typeface. Our cells say their own colours."""

from __future__ import annotations

_COLOURS = {
    "dk1": "1A1A1A",
    "lt1": "FFFFFF",
    "dk2": "12303F",
    "lt2": "EEF2F4",
    "accent1": "12303F",
    "accent2": "0B4F33",
    "accent3": "7A5200",
    "accent4": "A3182F",
    "accent5": "545B66",
    "accent6": "8A919C",
    "hlink": "0B57A4",
    "folHlink": "5A3D8A",
}
_FACE = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
_SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr">{_SOLID}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_xml() -> str:
    """The part `xl/theme/theme1.xml`."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    formats = (
        f"<a:fillStyleLst>{_SOLID * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_SOLID * 3}</a:bgFillStyleLst>"
    )
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Samsyn"><a:themeElements>'
        f'<a:clrScheme name="Samsyn">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Samsyn"><a:majorFont>{_FACE}</a:majorFont><a:minorFont>{_FACE}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Samsyn">{formats}</a:fmtScheme></a:themeElements></a:theme>'
    )
