package ai.datapunk.weft.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.config.Configuration;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

class WeftEndpointTest {

  private final List<AuditEvent> audited = new ArrayList<>();
  private final Mesh mesh =
      Mesh.builder()
          .registry(new PrometheusRegistry())
          .configuration(Configuration.of(Map.of("weft.application", "shop"), Map.of(), Map.of()))
          .build();
  private final WeftEndpoint endpoint =
      new WeftEndpoint(mesh, event -> audited.add(((AuditApplicationEvent) event).getAuditEvent()));

  /** Somebody who has logged in. */
  private static final SecurityContext SOMEBODY =
      new SecurityContext() {
        @Override
        public Principal getPrincipal() {
          return () -> "kim";
        }

        @Override
        public boolean isUserInRole(String role) {
          return true;
        }
      };

  @AfterEach
  void close() {
    mesh.close();
  }

  @Test
  void aChangeIsAudited() {
    mesh.engine().circuits().of("stock", CircuitPolicy.DEFAULT);
    assertThat(endpoint.change("stock", "open", SOMEBODY))
        .isEqualTo(new WeftReport.CircuitReport("open"));
    assertThat(endpoint.change("stock", "closed", SecurityContext.NONE))
        .isEqualTo(new WeftReport.CircuitReport("closed"));
    assertThat(audited).extracting(AuditEvent::getPrincipal).containsExactly("kim", "");
    assertThat(audited)
        .extracting(AuditEvent::getData)
        .containsExactly(
            Map.of("service", "stock", "state", "open"),
            Map.of("service", "stock", "state", "closed"));
  }

  @Test
  void whatCannotBeIsRefusedAndNotAudited() {
    mesh.engine().circuits().of("stock", CircuitPolicy.DEFAULT);
    assertThatExceptionOfType(InvalidEndpointRequestException.class)
        .isThrownBy(() -> endpoint.change("stock", "ajar", SOMEBODY))
        .withMessage("state is 'ajar' but must be 'open' or 'closed'");
    assertThatExceptionOfType(InvalidEndpointRequestException.class)
        .isThrownBy(() -> endpoint.change("payment", "open", SOMEBODY))
        .withMessage("service is 'payment', which has no circuit; these have one: stock");
    assertThat(endpoint.circuit("payment")).isNull();
    assertThat(audited).isEmpty();
  }

  /** Whatever the application does with exceptions, and whether or not Boot shows messages. */
  @Test
  void overHttpARefusalIsABadRequestThatSaysWhy() {
    mesh.engine().circuits().of("stock", CircuitPolicy.DEFAULT);
    WeftWebEndpoint web = new WeftWebEndpoint(endpoint);
    WebEndpointResponse<?> refused = web.change("stock", "ajar", SOMEBODY);
    assertThat(refused.getStatus()).isEqualTo(400);
    assertThat(refused.getBody())
        .isEqualTo(new WeftWebEndpoint.Refusal("state is 'ajar' but must be 'open' or 'closed'"));
    WebEndpointResponse<?> changed = web.change("stock", "open", SOMEBODY);
    assertThat(changed.getStatus()).isEqualTo(200);
    assertThat(changed.getBody()).isEqualTo(new WeftReport.CircuitReport("open"));
    assertThat(audited).hasSize(1);
  }

  @Test
  void theReportHasCircuitsInstancesAndName() {
    mesh.engine().circuits().of("stock", CircuitPolicy.DEFAULT).forceOpen();
    mesh.instances("stock", () -> List.of("a:1"));
    WeftReport report = endpoint.report();
    assertThat(report.application()).isEqualTo("shop");
    assertThat(report.circuits()).isEqualTo(Map.of("stock", new WeftReport.CircuitReport("open")));
    assertThat(report.instances())
        .isEqualTo(Map.of("stock", List.of(new WeftReport.InstanceReport("a:1", 1, true, 0))));
  }
}
