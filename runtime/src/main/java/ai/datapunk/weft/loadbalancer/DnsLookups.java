package ai.datapunk.weft.loadbalancer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.regex.Pattern;
import javax.naming.Context;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/** Questions to the domain name system, through JNDI. */
final class DnsLookups {

  /** The name servers that the system is configured with. */
  static final String RESOLVER = "dns:";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");

  private static final Comparator<DnsRecord> ORDER =
      Comparator.comparing(DnsRecord::host).thenComparing(DnsRecord::port);

  private DnsLookups() {}

  /** The addresses of a host. */
  static DnsInstances.Lookup addresses(String server, String host, int port) {
    requireName(host);
    return () ->
        answers(server, host, "A", "AAAA").stream()
            .map(address -> new DnsRecord(address, port, 1))
            .sorted(ORDER)
            .toList();
  }

  /** The targets of a service that have the first priority. */
  static DnsInstances.Lookup services(String server, String name) {
    requireName(name);
    return () -> {
      List<Service> all =
          answers(server, name, "SRV").stream()
              .map(Service::parse)
              .filter(Service::isOffered)
              .toList();
      int first = all.stream().mapToInt(Service::priority).min().orElse(0);
      return all.stream()
          .filter(service -> service.priority == first)
          .map(Service::target)
          .sorted(ORDER)
          .toList();
    };
  }

  /** One answer to a question for SRV: {@code 10 60 8080 a.example.}. */
  private record Service(int priority, DnsRecord target) {

    /** A target of {@code "."} says that the service is decidedly not available (RFC 2782). */
    boolean isOffered() {
      return !target.host().isEmpty();
    }

    static Service parse(String answer) {
      String[] parts = answer.split(" ", -1);
      String host =
          parts[3].endsWith(".") ? parts[3].substring(0, parts[3].length() - 1) : parts[3];
      return new Service(
          Integer.parseInt(parts[0]),
          new DnsRecord(host, Integer.parseInt(parts[2]), Integer.parseInt(parts[1])));
    }
  }

  /** JNDI takes URLs of other services for names too: those are no names here. */
  private static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("'" + name + "' is no name of the domain name system");
    }
  }

  // JNDI takes a Hashtable. It is asked by the factory of its DNS provider and for checked names
  // only.
  @SuppressWarnings({"JdkObsolete", "BanJNDI"})
  private static List<String> answers(String server, String name, String... types) {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, server);
    List<String> answers = new ArrayList<>();
    try {
      DirContext context = new InitialDirContext(environment);
      try {
        NamingEnumeration<? extends Attribute> found = context.getAttributes(name, types).getAll();
        while (found.hasMore()) {
          NamingEnumeration<?> values = found.next().getAll();
          while (values.hasMore()) {
            answers.add(String.valueOf(values.next()));
          }
        }
      } finally {
        context.close();
      }
    } catch (NamingException unanswered) {
      throw new IllegalStateException(
          "The domain name system does not know " + name + " (" + String.join(", ", types) + ")",
          unanswered);
    }
    return answers;
  }
}
