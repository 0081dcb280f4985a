"""A landscape outside the series: an online shop, from its customers to its third parties."""

from archmodel import Blueprint, Direction, Waiver
from archmodel.elements import (
    ApiGateway,
    ContainerPlatform,
    Database,
    Element,
    FrontendMicroservices,
    Group,
    IntegrationMicroservices,
    Internet,
    Microservice,
    MobileApplication,
    ObjectStorage,
    Person,
    ProcessServer,
    ReverseProxy,
    Service,
    SsoServer,
    Storage,
    ThirdPartyService,
    WebApplication,
)
from archmodel.elements.transports import AMQP, GRPC, HTTPS, JDBC, KAFKA, S3
from archmodel.views import LogicalView, SchematicView

PERSONAL = frozenset({"personal-data"})
CARDS = frozenset({"personal-data", "card-data"})


class OnlineShop(Blueprint, title="Online shop"):
    """A shop that sells on the web, in an app and on marketplaces, and ships from its own warehouse.

    Customers come in through one edge. Front ends gather what they ask for from services that own
    their data. What has happened is an event, so that the domains need not know each other; only
    connectors speak to third parties.
    """

    # Who uses the shop, and with what.
    channels = Group("Channels")
    shopper = Person(
        "Shopper", inside=channels, description="Looks for products and buys them.", icon="onprem.client.User"
    )
    staff = Person(
        "Shop staff",
        inside=channels,
        description="Keeps the range, answers customers and packs parcels.",
        icon="onprem.client.Users",
    )
    web = WebApplication(
        "Web shop",
        inside=channels,
        description="The shop in a browser; its pages are built once and kept at the edge.",
        technology="Next.js, React",
        owner="Storefront",
        icon="programming.framework.Nextjs",
    )
    app = MobileApplication(
        "Mobile app",
        inside=channels,
        description="The shop on a phone, with barcode search and notices of delivery.",
        technology="Flutter",
        owner="Storefront",
        icon="programming.framework.Flutter",
    )
    office = WebApplication(
        "Back office",
        inside=channels,
        description="Where staff edit products, look after orders and read reports.",
        technology="Angular",
        owner="Operations",
        icon="programming.framework.Angular",
    )

    internet = Internet("Internet")

    # The one way in.
    edge = Group("Edge")
    dns = Element(
        "DNS",
        inside=edge,
        description="Answers with the nearest healthy entry.",
        technology="Amazon Route 53",
        owner="Platform",
        icon="aws.network.Route53",
    )
    cdn = ReverseProxy(
        "Content delivery",
        inside=edge,
        description="Keeps pages and pictures close to the customer.",
        technology="Amazon CloudFront",
        owner="Platform",
        icon="aws.network.CloudFront",
    )
    firewall = ReverseProxy(
        "Web firewall",
        inside=edge,
        description="Drops attacks and greedy robots before they cost anything.",
        technology="AWS WAF",
        owner="Platform",
        icon="aws.security.WAF",
    )
    gateway = ApiGateway(
        "API gateway",
        inside=edge,
        description="Checks tokens, limits rates and routes to the front ends.",
        technology="Kong Gateway",
        instances="2..n",
        owner="Platform",
        sso=True,
        icon="onprem.network.Kong",
    )

    platform = ContainerPlatform("Container platform", technology="Amazon EKS", direction=Direction.RIGHT)

    # Front ends: one for customers, one for staff.
    frontends = Group("Front ends", inside=platform)
    storefront = FrontendMicroservices(
        "Storefront API",
        inside=frontends,
        description="One graph of products, baskets and accounts for web and app.",
        technology="GraphQL",
        instances="3..n",
        owner="Storefront",
        icon="programming.framework.Graphql",
    )
    desk = FrontendMicroservices(
        "Staff API",
        inside=frontends,
        description="Gathers for the back office what its pages show.",
        technology="Spring Boot",
        instances="2",
        owner="Operations",
        sso=True,
        icon="programming.framework.Spring",
    )

    # Catalogue: what is sold.
    catalogue_domain = Group("Catalogue", inside=platform)
    search = Microservice(
        "Search",
        inside=catalogue_domain,
        description="Finds products by word, filter and likeness.",
        technology="Go",
        instances="2..n",
        owner="Catalogue",
        icon="programming.language.Go",
    )
    catalogue = Microservice(
        "Products",
        inside=catalogue_domain,
        description="Owns products, their variants and their prices.",
        technology="Kotlin",
        instances="2..n",
        owner="Catalogue",
        icon="programming.language.Kotlin",
    )
    images = Microservice(
        "Pictures",
        inside=catalogue_domain,
        description="Hands out pictures in the size that a screen asks for.",
        technology="AWS Lambda",
        owner="Catalogue",
        icon="aws.compute.Lambda",
    )
    feeds = IntegrationMicroservices(
        "Offer feeds",
        inside=catalogue_domain,
        description="Tells marketplaces and advertisers what is on sale, and at what price.",
        technology="Apache Camel",
        instances="1..n",
        owner="Marketing",
        icon="programming.framework.Camel",
    )
    search_index = Storage(
        "Search index",
        inside=catalogue_domain,
        description="Products as they are searched; can be built anew from events.",
        technology="Amazon OpenSearch",
        instances="3",
        owner="Catalogue",
        icon="aws.analytics.AmazonOpensearchService",
    )
    products_db = Database(
        "Products database",
        inside=catalogue_domain,
        description="Products, variants, prices.",
        technology="PostgreSQL",
        instances="2",
        owner="Catalogue",
        icon="onprem.database.Postgresql",
    )
    media = ObjectStorage(
        "Picture store",
        inside=catalogue_domain,
        description="Originals of all pictures and films.",
        technology="Amazon S3",
        owner="Catalogue",
        icon="aws.storage.SimpleStorageServiceS3",
    )

    # Ordering: from the basket to the order.
    ordering = Group("Ordering", inside=platform)
    basket = Microservice(
        "Baskets",
        inside=ordering,
        description="Remembers what somebody means to buy.",
        technology="Go",
        instances="2..n",
        owner="Ordering",
        icon="programming.language.Go",
    )
    checkout = ProcessServer(
        "Checkout",
        inside=ordering,
        description="Takes a basket through reservation, payment and order, or all the way back.",
        technology="AWS Step Functions",
        owner="Ordering",
        icon="aws.integration.StepFunctions",
    )
    orders = Microservice(
        "Orders",
        inside=ordering,
        description="Owns orders and what becomes of them.",
        technology="Kotlin",
        instances="2..n",
        owner="Ordering",
        tags=PERSONAL,
        icon="programming.language.Kotlin",
    )
    basket_cache = Storage(
        "Basket cache",
        inside=ordering,
        description="Baskets for thirty days.",
        technology="Redis",
        instances="3",
        owner="Ordering",
        icon="onprem.inmemory.Redis",
    )
    orders_db = Database(
        "Orders database",
        inside=ordering,
        description="Orders and their history.",
        technology="Amazon Aurora",
        instances="2",
        owner="Ordering",
        tags=PERSONAL,
        icon="aws.database.Aurora",
    )

    # Payment: the only domain that card numbers may touch.
    payment = Group("Payment", inside=platform)
    payments = Microservice(
        "Payments",
        inside=payment,
        description="Knows what was charged, refunded and still owed.",
        technology="Java",
        instances="2..n",
        owner="Payment",
        tags=CARDS,
        icon="programming.language.Java",
    )
    payment_link = IntegrationMicroservices(
        "Payment connector",
        inside=payment,
        description="Speaks to the payment provider and the tax service.",
        technology="Quarkus",
        instances="2..n",
        owner="Payment",
        tags=CARDS,
        icon="programming.framework.Quarkus",
    )
    payments_db = Database(
        "Payments database",
        inside=payment,
        description="Every booking, never changed afterwards.",
        technology="PostgreSQL",
        instances="2",
        owner="Payment",
        tags=PERSONAL,
        icon="onprem.database.Postgresql",
    )

    # Fulfilment: from the order to the doorstep.
    fulfilment = Group("Fulfilment", inside=platform)
    stock = Microservice(
        "Stock",
        inside=fulfilment,
        description="Counts what lies in the warehouse, and reserves it.",
        technology="Go",
        instances="2..n",
        owner="Fulfilment",
        icon="programming.language.Go",
    )
    parcels = Microservice(
        "Parcels",
        inside=fulfilment,
        description="Turns paid orders into parcels to pick and pack.",
        technology="Kotlin",
        instances="2",
        owner="Fulfilment",
        tags=PERSONAL,
        icon="programming.language.Kotlin",
    )
    carrier_link = IntegrationMicroservices(
        "Carrier connector",
        inside=fulfilment,
        description="Books parcels, prints labels and follows them.",
        technology="Apache Camel",
        instances="1..n",
        owner="Fulfilment",
        tags=PERSONAL,
        icon="programming.framework.Camel",
    )
    stock_db = Database(
        "Stock database",
        inside=fulfilment,
        description="Places, amounts, reservations.",
        technology="MySQL",
        instances="2",
        owner="Fulfilment",
        icon="onprem.database.Mysql",
    )
    packed = Element(
        "Packed parcels",
        inside=fulfilment,
        description="A queue: each parcel is booked once, even when the carrier is away.",
        technology="Amazon SQS",
        owner="Fulfilment",
        icon="aws.integration.SimpleQueueServiceSqs",
    )

    # Customer: who buys.
    customer = Group("Customer", inside=platform)
    accounts = Microservice(
        "Accounts",
        inside=customer,
        description="Owns names, addresses and consents.",
        technology="Java",
        instances="2..n",
        owner="Customer",
        tags=PERSONAL,
        icon="programming.language.Java",
    )
    identity = SsoServer(
        "Identity",
        inside=customer,
        description="Signs customers and staff in, and issues their tokens.",
        technology="Amazon Cognito",
        owner="Customer",
        tags=PERSONAL,
        icon="aws.security.Cognito",
    )
    messages = IntegrationMicroservices(
        "Messages",
        inside=customer,
        description="Writes to customers when something has happened that they wait for.",
        technology="Python",
        instances="1..n",
        owner="Customer",
        tags=PERSONAL,
        icon="programming.language.Python",
    )
    customers_db = Database(
        "Customers database",
        inside=customer,
        description="One record for each customer.",
        technology="Amazon DynamoDB",
        owner="Customer",
        tags=PERSONAL,
        icon="aws.database.Dynamodb",
    )

    events = Element(
        "Event topics",
        inside=platform,
        description="What has happened, by topic: products, orders, payments, stock.",
        technology="Apache Kafka",
        instances="3",
        owner="Platform",
        icon="onprem.queue.Kafka",
    )

    # Analytics: what can be learnt from it.
    analytics = Group("Analytics")
    lake = ObjectStorage(
        "Data lake",
        inside=analytics,
        description="All events since the beginning, without names.",
        technology="Amazon S3",
        owner="Insight",
        icon="aws.analytics.LakeFormation",
    )
    warehouse = Database(
        "Data warehouse",
        inside=analytics,
        description="Sales, margins and returns, ready to be asked.",
        technology="Snowflake",
        owner="Insight",
        icon="saas.analytics.Snowflake",
    )
    reports = Service(
        "Reports",
        inside=analytics,
        description="Charts for those who buy, price and plan.",
        technology="Metabase",
        instances="2",
        owner="Insight",
        sso=True,
        icon="onprem.analytics.Metabase",
    )

    # Observability: how it runs.
    observability = Group("Observability")
    metrics = Storage(
        "Metrics",
        inside=observability,
        description="Numbers of every service, and the alarms on them.",
        technology="Prometheus, Grafana",
        instances="2",
        owner="Platform",
        icon="onprem.monitoring.Prometheus",
    )
    logs = Storage(
        "Logs",
        inside=observability,
        description="What every service wrote, for thirty days.",
        technology="Loki, Grafana",
        instances="2",
        owner="Platform",
        icon="onprem.logging.Loki",
    )

    # What others run.
    partners = Group("Third parties", wrap=1)
    marketplace = ThirdPartyService(
        "Marketplaces",
        inside=partners,
        description="Sell our products on their own pages.",
        stands_for="Two marketplaces",
        icon="aws.general.Marketplace",
    )
    adverts = ThirdPartyService(
        "Search adverts",
        inside=partners,
        description="Show our offers beside what people search for.",
        stands_for="Two search engines",
        icon="aws.engagement.CustomerEngagement",
    )
    carrier = ThirdPartyService(
        "Parcel carrier",
        inside=partners,
        description="Fetches parcels and brings them to the door.",
        stands_for="Three carriers",
        icon="generic.place.Datacenter",
    )
    provider = ThirdPartyService(
        "Payment provider",
        inside=partners,
        description="Charges cards and wallets.",
        technology="Adyen",
        icon="saas.payment.Adyen",
    )
    tax = ThirdPartyService(
        "Tax service",
        inside=partners,
        description="Knows the rate for a product in a place.",
        stands_for="One for each country",
        icon="aws.general.GenericOfficeBuilding",
    )
    mail = ThirdPartyService(
        "E-mail and text",
        inside=partners,
        description="Delivers messages.",
        technology="Twilio",
        icon="saas.communication.Twilio",
    )

    # From the customer to the front ends.
    browses = shopper.calls(web, "shops at home")
    taps = shopper.calls(app, "shops on the way")
    works = staff.calls(office, "works in")
    resolves = web.calls(dns, "finds the shop", via=internet)
    loads = web.calls(cdn, "pages, pictures", over=HTTPS, via=internet)
    asks = app.calls(cdn, "data, pictures", over=HTTPS, via=internet)
    manages = office.calls(cdn, "data", over=HTTPS, via=internet)
    misses = cdn.calls(firewall, "what is not cached", over=HTTPS)
    cleans = firewall.calls(gateway, "clean requests", over=HTTPS)
    fetches = cdn.calls(images, "pictures", over=HTTPS)
    routes_data = gateway.calls(storefront, "data", over=HTTPS)
    routes_staff = gateway.calls(desk, "staff", over=HTTPS)
    checks = gateway.authenticates_with(identity, "checks tokens", over=HTTPS)

    # From the front ends to the domains.
    finds = storefront.calls(search, "finds products", over=GRPC)
    shows = storefront.calls(catalogue, "product details", over=GRPC)
    collects = storefront.calls(basket, "puts in baskets", over=GRPC)
    buys = storefront.calls(checkout, "buys", over=HTTPS)
    knows = storefront.calls(accounts, "own data", over=GRPC)
    edits = desk.calls(catalogue, "edits products", over=GRPC)
    looks_after = desk.calls(orders, "looks after orders", over=GRPC)
    counts = desk.calls(stock, "corrects stock", over=GRPC)
    answers = desk.calls(accounts, "answers customers", over=GRPC)
    learns = desk.calls(reports, "shows reports", over=HTTPS)

    # Catalogue.
    looks_up = search.reads(search_index, "searches", over=HTTPS)
    follows = search.subscribes_to(events, "product changes", over=KAFKA)
    keeps_products = catalogue.stores_in(products_db, "products, prices", over=JDBC)
    keeps_pictures = catalogue.stores_in(media, "new pictures", over=S3)
    tells_products = catalogue.publishes_to(events, "product changes", over=KAFKA)
    resizes = images.reads(media, "originals", over=S3)
    offers = feeds.calls(catalogue, "what is on sale", over=GRPC)
    lists = feeds.calls(marketplace, "offers", over=HTTPS)
    advertises = feeds.calls(adverts, "offers", over=HTTPS)

    # Ordering and payment.
    keeps_baskets = basket.stores_in(basket_cache, "baskets")
    empties = checkout.calls(basket, "takes the basket", over=HTTPS)
    places = checkout.calls(orders, "places the order", over=HTTPS)
    reserves = checkout.calls(stock, "reserves", over=HTTPS)
    pays = checkout.calls(payments, "takes the payment", over=HTTPS)
    keeps_orders = orders.stores_in(orders_db, "orders", over=JDBC)
    tells_orders = orders.publishes_to(events, "orders", over=KAFKA)
    keeps_payments = payments.stores_in(payments_db, "bookings", over=JDBC)
    tells_payments = payments.publishes_to(events, "payments", over=KAFKA)
    settles = payments.calls(payment_link, "charge, refund", over=GRPC)
    charges = payment_link.calls(provider, "charges, refunds", over=HTTPS)
    rates = payment_link.calls(tax, "asks for rates", over=HTTPS)

    # Fulfilment.
    keeps_stock = stock.stores_in(stock_db, "stock", over=JDBC)
    tells_stock = stock.publishes_to(events, "stock changes", over=KAFKA)
    hears_orders = parcels.subscribes_to(events, "paid orders", over=KAFKA)
    takes = parcels.calls(stock, "takes from stock", over=GRPC)
    hands_over = parcels.publishes_to(packed, "parcels", over=AMQP)
    picks_up = carrier_link.subscribes_to(packed, "parcels", over=AMQP)
    books = carrier_link.calls(carrier, "books, follows", over=HTTPS)

    # Customer.
    keeps_customers = accounts.stores_in(customers_db, "customers", over=HTTPS)
    signs_in = accounts.authenticates_with(identity, "sign-in data", over=HTTPS)
    hears_all = messages.subscribes_to(events, "orders, parcels", over=KAFKA)
    addresses = messages.calls(accounts, "addresses", over=GRPC)
    writes_to = messages.calls(mail, "messages", over=HTTPS)

    # Analytics and observability.
    streams = events.writes(lake, "all events", over=S3)
    loads_lake = warehouse.reads(lake, "loads", over=S3)
    queries = reports.reads(warehouse, "asks", over=JDBC)
    measures = platform.notifies(metrics, "metrics", over=HTTPS)
    logs_all = platform.notifies(logs, "logs", over=HTTPS)

    schematic = SchematicView(theme="plain")
    logical = LogicalView(theme="plain")
    overview = SchematicView(
        title="Online shop: overview",
        theme="plain",
        direction=Direction.DOWN,
        collapse=(
            channels,
            edge,
            frontends,
            catalogue_domain,
            ordering,
            payment,
            fulfilment,
            customer,
            analytics,
            observability,
            partners,
        ),
    )
    buying = SchematicView(
        title="Online shop: from basket to payment",
        theme="plain",
        collapse=(
            channels,
            edge,
            frontends,
            catalogue_domain,
            fulfilment,
            customer,
            analytics,
            observability,
        ),
    )
    products = SchematicView(
        title="Online shop: catalogue",
        theme="plain",
        collapse=(
            channels,
            frontends,
            ordering,
            payment,
            fulfilment,
            customer,
            analytics,
            observability,
        ),
    )

    posters = Waiver(
        "view-too-large",
        on=(schematic, logical, products),
        because="the whole shop on one sheet for the wall; the catalogue is two over, and splitting it "
        "would tear what belongs together",
    )
