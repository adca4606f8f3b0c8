"""What other programs use: REST, the chat API of OpenAI, the Model Context Protocol. Knows no Gradio."""
