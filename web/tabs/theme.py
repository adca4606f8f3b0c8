"""What the page is dressed in: Gradio's theme on local fonts, the style sheets, and the scripts.

Nothing here is fetched from another host: the one typeface that is no system font ships inside Gradio.
"""

from typing import Any

import gradio as gr

from web.assets import FOLDER

_STYLE_FILES = tuple(FOLDER / name for name in ("colours.css", "app.css", "answers.css"))
_SCRIPTS = "server stream waiting quotations feedback source preview keys queue uploads earlier".split()
"""In their order: a script may use what those before it have made."""
_SCRIPT_FILES = tuple(FOLDER / f"{name}.js" for name in _SCRIPTS)
_SHADES = "#fbfaf7 #f3efe6 #e7e2d8 #dedad1 #b8b2a6 #8a8478 #66625a #4a4740 #2f2d29 #1f1e1b #171614".split()

QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
"""For every event: the page itself tells how far things are, and its functions are no interface for programs."""


def theme() -> gr.themes.Base:
    """The theme: paper and ink, one accent."""
    ink = gr.themes.Color(*_SHADES, name="ink")
    sans = (gr.themes.LocalFont("Source Sans Pro", weights=(400, 700)), "system-ui", "sans-serif")
    base = gr.themes.Base(
        primary_hue=ink,
        secondary_hue=ink,
        neutral_hue=ink,
        radius_size=gr.themes.sizes.radius_sm,
        font=sans,
        font_mono=("ui-monospace", "monospace"),
    )
    colours = {
        "body_background_fill": "var(--paper)",
        "body_text_color": "var(--ink)",
        "background_fill_primary": "var(--paper)",
        "background_fill_secondary": "var(--doubt)",
        "block_background_fill": "var(--sheet)",
        "border_color_primary": "var(--line)",
        "input_background_fill": "var(--sheet)",
        "button_primary_background_fill": "var(--accent)",
        "button_primary_text_color": "var(--paper)",
        "button_primary_background_fill_hover": "var(--accent)",
        "button_primary_text_color_hover": "var(--paper)",
        "link_text_color": "var(--accent)",
        "body_text_color_subdued": "var(--quiet)",
        "block_label_text_color": "var(--quiet)",
        "block_info_text_color": "var(--quiet)",
        "block_title_text_color": "var(--quiet)",
        "input_placeholder_color": "var(--quiet)",
    }
    # The same values for Gradio's dark mode: the variables themselves know light from dark.
    return base.set(**colours, **{f"{name}_dark": value for name, value in colours.items()})


def head() -> str:
    """What goes into the page's head: the style sheets, the scripts, and the icon."""
    style = "".join(file.read_text(encoding="utf-8") for file in _STYLE_FILES)
    scripts = "".join(f"<script>{file.read_text(encoding='utf-8')}</script>" for file in _SCRIPT_FILES)
    return f'<style>{style}</style>{scripts}<link rel="icon" href="/favicon.ico">'
