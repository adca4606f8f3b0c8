"""What a browser sees: the chat page, the library page, document pages and the JSON endpoints."""

import os

# Gradio reads these when it is first imported; every module of this package is imported after this line.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
