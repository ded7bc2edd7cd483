package ai.datapunk.weft.loadbalancer;

import ai.datapunk.weft.store.HostText;
import ai.datapunk.weft.time.Scheduler;
import ai.datapunk.weft.time.Ticker;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Instances from the domain name system, by the resolver of the JDK (module {@code
 * jdk.naming.dns}). The first question waits for the answer; after that, the answer known is given
 * at once, and a new one is sought in the background when the known one is older than the refresh
 * time. A lookup that fails leaves the instances as they were. Immutable but for what it knows;
 * thread-safe.
 */
public final class DnsInstances implements InstanceSource {

  /** How an {@code @Instance} parameter names a host and a port. */
  @FunctionalInterface
  public interface Naming {

    /**
     * The argument for this host and port; equal for equal ones.
     *
     * @param host as a URI has it (RFC 3986, RFC 5952): a name or an IP address, which is in
     *     brackets if it is of version 6
     */
    Object name(String host, int port);
  }

  /** What is asked of the domain name system. */
  @FunctionalInterface
  interface Lookup {

    /**
     * Asks, and waits for the answer.
     *
     * @throws IllegalStateException if there is none
     */
    List<DnsRecord> records();
  }

  private static final Duration REFRESH = Duration.ofSeconds(30);

  private final Lookup lookup;
  private final Naming naming;
  private final Duration refresh;
  private final Ticker ticker;
  private final Scheduler scheduler;
  private final InstanceSource instances;

  DnsInstances(Lookup lookup, Naming naming, Duration refresh, Ticker ticker, Scheduler scheduler) {
    this.lookup = lookup;
    this.naming = naming;
    this.refresh = refresh;
    this.ticker = ticker;
    this.scheduler = scheduler;
    this.instances = new RefreshedInstances(this::look, refresh, ticker, scheduler);
  }

  /**
   * The addresses (A and AAAA) of a host, each with this port.
   *
   * @throws IllegalArgumentException if that is no name of the domain name system
   */
  public static DnsInstances ofHost(String host, int port) {
    return of(DnsLookups.addresses(DnsLookups.RESOLVER, host, port));
  }

  /**
   * The targets of a service (SRV), such as {@code _http._tcp.inventory.example}, with their ports
   * and weights. Of several priorities, those of the first are taken; a target of {@code "."} means
   * that there are no instances (RFC 2782).
   *
   * @throws IllegalArgumentException if that is no name of the domain name system
   */
  public static DnsInstances ofService(String name) {
    return of(DnsLookups.services(DnsLookups.RESOLVER, name));
  }

  private static DnsInstances of(Lookup lookup) {
    return new DnsInstances(
        lookup, DnsInstances::socket, REFRESH, Ticker.system(), Scheduler.system());
  }

  private static InetSocketAddress socket(String host, int port) {
    return InetSocketAddress.createUnresolved(HostText.withoutBrackets(host), port);
  }

  /** The same, named otherwise than by an unresolved {@link InetSocketAddress}. */
  public DnsInstances named(Naming other) {
    return new DnsInstances(lookup, other, refresh, ticker, scheduler);
  }

  /** The same, asked anew after this time instead of 30 s. */
  public DnsInstances refreshed(Duration interval) {
    return new DnsInstances(lookup, naming, interval, ticker, scheduler);
  }

  /**
   * The instances as of the last answer.
   *
   * @throws IllegalStateException once after each lookup that failed
   */
  @Override
  public List<?> instances() {
    return instances.instances();
  }

  private List<Address> look() {
    List<Address> found = new ArrayList<>();
    for (DnsRecord each : lookup.records()) {
      Object named = naming.name(HostText.bracketed(each.host()), each.port());
      found.add(new Address(named, Math.max(1, each.weight()), 0));
    }
    return found;
  }
}
