# Marg in a container: one file that needs nothing but the C library, no shell, no root.
#
#   docker build -t marg .
#   docker run --rm --read-only --cap-drop ALL --security-opt no-new-privileges -p 127.0.0.1:8080:8080 marg
#
# Settings are environment variables; OPERATIONS.md lists them.

FROM rust:1.95-bookworm AS build
WORKDIR /build
COPY . .
RUN cargo build --release --locked

FROM gcr.io/distroless/cc-debian12:nonroot
LABEL org.opencontainers.image.title="Marg" \
      org.opencontainers.image.description="Career guidance and salary estimates for KPO, BPO and LPO work in India" \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /build/target/release/marg /usr/local/bin/marg
# Inside a container the loopback is reached by nobody.
ENV MARG_BIND=0.0.0.0:8080 \
    MARG_LOG_FORMAT=json
EXPOSE 8080
# Numbers, so that an orchestrator can see that it is not root.
USER 65532:65532
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=4s --start-period=5s CMD ["/usr/local/bin/marg", "healthcheck"]
ENTRYPOINT ["/usr/local/bin/marg"]
CMD ["serve"]
