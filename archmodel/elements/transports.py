"""The closed vocabulary of transports: how a relation travels."""

from __future__ import annotations

from enum import Enum

__all__ = [
    "AMQP",
    "GRPC",
    "HTTP",
    "HTTPS",
    "JDBC",
    "KAFKA",
    "LDAPS",
    "MQTT",
    "NFS",
    "S3",
    "SOAP",
    "TCP",
    "WSS",
    "Transport",
]


class Transport(Enum):
    """A protocol by the name it is known by in pictures."""

    AMQP = "AMQP"
    GRPC = "gRPC"
    HTTP = "HTTP"
    HTTPS = "HTTPS"
    JDBC = "JDBC"
    KAFKA = "Kafka"
    LDAPS = "LDAPS"
    MQTT = "MQTT"
    NFS = "NFS"
    S3 = "S3"
    SOAP = "SOAP"
    TCP = "TCP"
    WSS = "WSS"

    @property
    def tls(self) -> bool | None:
        """Whether it is encrypted by its definition; None where it may be or not."""
        return _TLS.get(self)


_TLS = {Transport.HTTPS: True, Transport.LDAPS: True, Transport.WSS: True, Transport.HTTP: False}

AMQP = Transport.AMQP
GRPC = Transport.GRPC
HTTP = Transport.HTTP
HTTPS = Transport.HTTPS
JDBC = Transport.JDBC
KAFKA = Transport.KAFKA
LDAPS = Transport.LDAPS
MQTT = Transport.MQTT
NFS = Transport.NFS
S3 = Transport.S3
SOAP = Transport.SOAP
TCP = Transport.TCP
WSS = Transport.WSS
