package ai.datapunk.weft.access;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Lets those in whose client certificate is trusted, under the name that it has.
 *
 * @param trusted whether certificates, the client's own first, are
 */
public record CertificateGate(Predicate<List<X509Certificate>> trusted) implements Gate {

  private static final int FORBIDDEN = 403;

  @Override
  public Admission admit(ScrapeRequest request) {
    return trusted.test(request.certificates())
        ? new Admission.Principal(
            request.certificates().get(0).getSubjectX500Principal().getName(), View.ALL)
        : new Admission.Refusal(FORBIDDEN, Map.of());
  }
}
