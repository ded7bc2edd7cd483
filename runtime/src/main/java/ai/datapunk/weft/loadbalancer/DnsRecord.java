package ai.datapunk.weft.loadbalancer;

/** One instance as the domain name system gives it. */
record DnsRecord(String host, int port, int weight) {}
