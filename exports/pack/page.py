"""The pack as one HTML page that works from a file: no script, no other file, its pictures and its style inside."""

from base64 import b64encode
from collections.abc import Mapping
from html import escape

from exports.pack.drawings import Drawings, Drawn
from reporting.paper.model import Block, Paper, Points, Section, Table, Words
from reporting.picture import Picture

_Drawn = Mapping[tuple[str, ...], tuple[Drawn, Drawn]]
"""Each chart by its picture's name, wide and narrow."""

_STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { font: 1.0625rem/1.5 'Source Sans 3', 'Source Sans Pro', Arial, sans-serif; color: #1F2933;
  background: #fff; margin: 0 auto; max-width: 62rem; padding: 1rem 1.25rem 4rem; }
h1 { font-size: 2rem; line-height: 1.2; } h2 { font-size: 1.5rem; margin: 2.5rem 0 .5rem; }
h3 { font-size: 1.2rem; margin: 1.75rem 0 .4rem; }
a { color: #12436D; } nav ol { padding-left: 1.2rem; } nav li { line-height: 1.75rem; }
.edition { font-weight: 600; border-bottom: 4px solid #12436D; padding-bottom: .5rem; }
.note { color: #4B5563; font-size: .9375rem; }
.scroll { overflow-x: auto; } .scroll:focus-visible { outline: 3px solid #12436D; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
caption { text-align: left; color: #4B5563; padding: .4rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .5rem; border-bottom: 1px solid #767676; }
thead th { border-top: 1px solid #767676; } .num { text-align: right; }
p, li, td, th { white-space: pre-line; overflow-wrap: break-word; }
figure { margin: 1rem 0; } figure img { max-width: 100%; height: auto; }
.skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; background: #fff; padding: .5rem; }
@media print { body { max-width: none; padding: 0; font-size: 12pt; } h2 { break-before: page; }
  table { font-size: 8.5pt; } th, td { padding: .2rem .25rem; overflow-wrap: anywhere; }
  h2, h3 { break-after: avoid; } tr, figure { break-inside: avoid; } thead { display: table-header-group; }
  .skip { display: none; } .scroll { overflow: visible; } }
"""


def page(paper: Paper, wide: Drawings, narrow: Drawings) -> bytes:
    """The whole pack as one accessible page in UTF-8; a phone shows the narrow pictures."""
    drawn = {name: (each, narrow[name]) for name, each in wide.items()}
    contents = "".join(
        f'<li><a href="#s{place}">{escape(section.title)}</a></li>'
        for place, section in enumerate(paper.sections)
    )
    body = "".join(
        _section(section, 2, drawn, f"s{place}") for place, section in enumerate(paper.sections)
    )
    cover = "".join(f"<p>{escape(words)}</p>" for words in paper.cover)
    return (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(paper.title)}, {escape(paper.subtitle)}</title>"
        f"<style>{_STYLE}</style></head><body>"
        '<a class="skip" href="#paper">Skip to the paper</a>'
        f'<header><p class="edition">{escape(paper.whose.in_full)}</p>'
        f"<h1>{escape(paper.title)}</h1><p>{escape(paper.subtitle)}</p>{cover}</header>"
        f'<nav aria-label="Contents"><h2>Contents</h2><ol>{contents}</ol></nav>'
        f'<main id="paper">{body}</main></body></html>\n'
    ).encode()


def preview(section: Section) -> str:
    """One section as HTML for a screen, without its charts."""
    return _section(section, 3, {}, "preview")


def _section(section: Section, level: int, drawn: _Drawn, place: str) -> str:
    inner = "".join(_block(block, drawn) for block in section.blocks)
    inner += "".join(
        _section(each, level + 1, drawn, f"{place}-{number}")
        for number, each in enumerate(section.sections)
    )
    heading = f'<h{level} id="{place}">{escape(section.title)}</h{level}>'
    return f'<section aria-labelledby="{place}">{heading}{inner}</section>'


def _block(block: Block, drawn: _Drawn) -> str:
    match block:
        case Words():
            strong = f"<strong>{escape(block.strong)}</strong> " if block.strong else ""
            note = ' class="note"' if block.note else ""
            return f"<p{note}>{strong}{escape(block.text)}</p>"
        case Points():
            return f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in block.items)}</ul>"
        case Table():
            return _table(block)
        case Picture():
            found = drawn.get(block.name)
            if found is None:
                return f'<p class="note">{escape(block.alt)}</p>'
            wide, narrow = map(_source, found)
            return (
                f'<figure><picture><source media="screen and (max-width: 40rem)" srcset="{narrow}">'
                f'<img src="{wide}" alt="{escape(block.alt)}"></picture></figure>'
            )


def _source(found: Drawn) -> str:
    return "data:image/svg+xml;base64," + b64encode(found.svg).decode()


def _table(table: Table) -> str:
    def cell(place: int, text: str) -> str:
        number = ' class="num"' if place in table.numbers else ""
        if place == 0:
            return f'<th scope="row">{escape(text)}</th>'
        return f"<td{number}>{escape(text)}</td>"

    heads = "".join(
        f'<th scope="col"{" class=num" if place in table.numbers else ""}>{escape(text)}</th>'
        for place, text in enumerate(table.headings)
    )
    rows = "".join(
        f"<tr>{''.join(cell(place, text) for place, text in enumerate(row))}</tr>"
        for row in table.texts
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(table.caption)}">'
        f"<table><caption>{escape(table.caption)}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )
