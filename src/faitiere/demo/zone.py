"""The zones of the demo: every domain sends as it should, so that nobody outside is asked."""

from faitiere.gateways.dns import Answer

# A public key, of which nobody keeps the other half.
KEY = (
    "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA5xJt5dYNAFvOX+G8GnN7x3WfZuwUQY4KWRDLC6L8H9eodhPvSOpf+YNY"
    "9l0PXa6YxEG0P+HMuVl42NHGQhYSw8jAN6eR1hUKRjAK39jhy+a5amJrm2In4FRTox/Wnkhltb6a9FaPjqmB1v5r1pHcxoBMroNS"
    "2RTp5jX6T70z9X++lk+7FuFZGJmpUyFlrvTJrN+3ejs5GsUnXqe1jPe3IpMsTbI3z05k6kcVyE3HwbYubPBT3ZDK+eqpvgPwCybU"
    "ChPVfrrF7ZliKXnzINPUq5AGYPjqPyiwhWkUyMW9KygnMZzA+v7J6r2o+yfkffHdI0wXchRObTq40M700YTqZQIDAQAB"
)


class Zone:
    """Answers as the zone of a well-kept domain would."""

    def texts(self, name: str) -> Answer:
        """Return who may send, the key of the signatures, the policy."""
        if name.startswith("_dmarc."):
            return Answer(name, ("v=DMARC1; p=none; rua=mailto:rapports@reseau.example",))
        if "._domainkey." in name:
            return Answer(name, (f"v=DKIM1; k=rsa; p={KEY}",))
        return Answer(name, ("v=spf1 mx ~all", "une-verification-de-proprietaire=42"))

    def mail_servers(self, name: str) -> Answer:
        """Return one server."""
        return Answer(name, (f"mx.{name}",))
