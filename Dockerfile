# The dashboard with its data file and its front-end files, ready to run on a read-only disk:
#   docker build -t cities-to-2030 .
#   docker run --read-only -p 8050:8050 cities-to-2030

FROM python:3.11-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
COPY requirements.lock ./
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY . .
# What a build needs and a server does not (pip, setuptools) goes again before the environment is handed on.
RUN /venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation -e . \
    && /venv/bin/dashboard assets \
    && /venv/bin/dashboard build \
    && /venv/bin/python -m compileall -q app.py dashboard \
    && /venv/bin/pip uninstall --yes setuptools pip

FROM python:3.11-slim-bookworm
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin dashboard
COPY --from=build /venv /venv
COPY --from=build /app /app
ENV PATH="/venv/bin:$PATH" HOST=0.0.0.0 PORT=8050 PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app
USER 10001
EXPOSE 8050
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-c", "import os, urllib.request as web; web.urlopen('http://127.0.0.1:' + os.environ['PORT'] + '/readyz', timeout=4)"]
CMD ["gunicorn", "-c", "dashboard/serving/gunicorn_conf.py", "app:server"]
