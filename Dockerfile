# The service with its console. `docker-compose.yml` starts it with all that it needs.
# The digests name the base images to the byte, for every kind of machine; the tags are for people.
# The same image tomorrow: docs/howto/run-the-service.md#the-image.

FROM node:22.22.0-bookworm-slim@sha256:dd9d21971ec4395903fa6143c2b9267d048ae01ca6d3ea96f16cb30df6187d94 AS console
WORKDIR /build/console
COPY console/package.json console/package-lock.json console/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY console/ ./
RUN npm run build

FROM python:3.11.14-slim-bookworm@sha256:65a93d69fa75478d554f4ad27c85c1e69fa184956261b4301ebaf6dbb0a3543d AS packages
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
RUN python -m venv /srv/callcenter
WORKDIR /app
COPY requirements.txt requirements-dev.txt ./
RUN /srv/callcenter/bin/pip install --require-hashes -r requirements.txt
# What puts the `callcenter` command in place is pinned among the tools.
RUN sed -n '/^setuptools==/,/[^\\]$/p' requirements-dev.txt >/tmp/setuptools.txt \
    && /srv/callcenter/bin/pip install --require-hashes -r /tmp/setuptools.txt
COPY pyproject.toml requirements.in LICENSE ./
COPY callcenter/ callcenter/
COPY dashboards/ dashboards/
COPY ivr/ ivr/
COPY notation/ notation/
RUN /srv/callcenter/bin/pip install --no-deps --no-build-isolation --editable . \
    && /srv/callcenter/bin/pip uninstall --yes setuptools pip
# What is compiled knows nothing of the hour, so that the same sources make the same image.
RUN /srv/callcenter/bin/python -m compileall -q -f --invalidation-mode unchecked-hash \
    /srv/callcenter/lib callcenter dashboards ivr notation

FROM python:3.11.14-slim-bookworm@sha256:65a93d69fa75478d554f4ad27c85c1e69fa184956261b4301ebaf6dbb0a3543d
# The day on which the user was made is that of the sources, if they say one.
ARG SOURCE_DATE_EPOCH
RUN useradd --system --uid 10001 --user-group --home-dir /var/lib/callcenter --create-home \
    --shell /usr/sbin/nologin callcenter
COPY --from=packages /srv/callcenter /srv/callcenter
COPY --from=packages /app /app
COPY --from=console /build/console/dist /app/console/dist
ENV PATH=/srv/callcenter/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    CALLCENTER_HOST=0.0.0.0 \
    CALLCENTER_FILES=/var/lib/callcenter/files \
    CALLCENTER_DATABASE_URL=sqlite:////var/lib/callcenter/callcenter.db \
    CALLCENTER_LOG_FORMAT=json
WORKDIR /var/lib/callcenter
USER callcenter
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request as web; web.urlopen('http://127.0.0.1:8080/healthz', timeout=4)"]
CMD ["callcenter", "serve"]
