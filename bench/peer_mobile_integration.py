"""Figure 8.1 as its peer draws it: the same elements, texts and lines with mingrammer/diagrams.

Run as `python bench/peer_mobile_integration.py FOLDER FORMAT...`; needs Graphviz's program `dot`.
"""

# pyright: reportUnusedExpression=false
from __future__ import annotations

import sys
from pathlib import Path

from diagrams import Cluster, Diagram, Edge
from diagrams.generic.compute import Rack
from diagrams.generic.device import Mobile
from diagrams.k8s.compute import Deployment
from diagrams.k8s.network import Service
from diagrams.k8s.storage import PV
from diagrams.onprem.network import Internet, Kong

folder, *formats = sys.argv[1:]
with Diagram(
    "Example: mobile integration",
    filename=str(Path(folder) / "mobile_integration"),
    outformat=formats,
    show=False,
    direction="LR",
):
    device = Mobile("Mobile\niOS, Android, etc\n1..n+1")
    internet = Internet("Internet")
    gateway = Kong("API gateway\nRed Hat 3scale API Management\n1..n+1 · SSO")
    with Cluster("Container platform\nRed Hat OpenShift Container Platform"):
        entry = Service("Kubernetes service balancer")
        frontend = Deployment("Front-end microservices\nRed Hat Fuse\n1..n+1 · SSO")
        mobile = Deployment("Mobile services\nNode.js, Java, etc\n1..n+1 · SSO")
        spread = Service("Kubernetes service balancer")
        integration = Deployment("Integration microservices\nRed Hat Fuse\n1..n+1 · SSO")
        storage = PV("Container storage\nRed Hat OpenShift Container Storage\n1..n")
    backends = Rack("Backend systems\nCRM, storage, 3rd-party systems, back office\n1..n+1 · SSO")

    device >> Edge(label="uses services\nHTTPS") >> internet >> gateway
    gateway >> Edge(label="front-end functions") >> entry >> frontend
    gateway >> Edge(label="mobile-specific services") >> entry >> mobile
    frontend >> Edge(label="gathers data") >> spread >> integration
    mobile >> Edge(label="application data, analytics") >> spread >> storage
    integration >> Edge(label="reads and writes") >> backends
