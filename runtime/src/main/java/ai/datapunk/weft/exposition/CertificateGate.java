package ai.datapunk.weft.exposition;

import ai.datapunk.weft.access.Admission;
import ai.datapunk.weft.access.Admission.Principal;
import ai.datapunk.weft.access.Admission.Refusal;
import ai.datapunk.weft.access.Gate;
import ai.datapunk.weft.access.ScrapeRequest;
import ai.datapunk.weft.view.View;
import java.util.Map;

/** Lets those in who have shown a certificate that is trusted, under the name that it has. */
final class CertificateGate implements Gate {

  private static final int FORBIDDEN = 403;

  @Override
  public Admission admit(ScrapeRequest request) {
    return request.certificates().isEmpty()
        ? new Refusal(FORBIDDEN, Map.of(), "no_credentials")
        : new Principal(
            request.certificates().get(0).getSubjectX500Principal().getName(), View.everything());
  }
}
