FROM python:3.12-slim

WORKDIR /verbatim
COPY locks locks
# PyTorch's own index has builds without CUDA, which would add gigabytes.
RUN pip install --no-cache-dir --no-deps --require-hashes --index-url https://download.pytorch.org/whl/cpu --requirement locks/torch-cpu.txt \
 && pip install --no-cache-dir --no-deps --require-hashes --requirement locks/runtime.txt

# What reads pages that are pictures.
RUN apt-get update && apt-get install --yes --no-install-recommends \
    tesseract-ocr tesseract-ocr-deu tesseract-ocr-fra tesseract-ocr-spa && rm -rf /var/lib/apt/lists/*

COPY . .
RUN useradd --create-home verbatim && mkdir -p index/data && chown -R verbatim index/data
USER verbatim

# The index and the accounts live on the volume: they outlive the container. Without an account the app
# does not start, and says how to add one.
VOLUME /verbatim/index/data
ENV VERBATIM_HOST=0.0.0.0
EXPOSE 7860
HEALTHCHECK --start-period=60s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:7860/health', timeout=5)"]
CMD ["sh", "-c", "test -e index/data/verbatim.sqlite || python -m ingest; exec python app.py"]
