"""What the pages are dressed in: style sheets, the icon, and the script that mends Gradio's stream."""

from pathlib import Path

FOLDER = Path(__file__).parent
