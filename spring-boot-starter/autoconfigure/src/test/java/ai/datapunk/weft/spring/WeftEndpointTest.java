package ai.datapunk.weft.spring;

import static ai.datapunk.weft.spring.WeftEndpointAutoConfiguration.access;
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
import org.springframework.boot.actuate.autoconfigure.endpoint.PropertiesEndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.EndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class WeftEndpointTest {

  private final List<AuditEvent> audited = new ArrayList<>();
  private final Mesh mesh =
      Mesh.builder()
          .registry(new PrometheusRegistry())
          .configuration(Configuration.of(Map.of("weft.application", "shop"), Map.of(), Map.of()))
          .build();
  private final WeftEndpoint endpoint = endpoint(Access.UNRESTRICTED);

  private WeftEndpoint endpoint(Access access) {
    return new WeftEndpoint(
        mesh, event -> audited.add(((AuditApplicationEvent) event).getAuditEvent()), access);
  }

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
  void overHttpARequestWithoutAStateIsABadRequestToo() {
    mesh.engine().circuits().of("stock", CircuitPolicy.DEFAULT);
    WebEndpointResponse<?> refused = new WeftWebEndpoint(endpoint).change("stock", null, SOMEBODY);
    assertThat(refused.getStatus()).isEqualTo(400);
    assertThat(refused.getBody())
        .isEqualTo(new WeftWebEndpoint.Refusal("state is 'null' but must be 'open' or 'closed'"));
  }

  @Test
  void whereItIsReadOnlyNothingIsChangedAndThePropertyIsNamed() {
    mesh.engine().circuits().of("stock", CircuitPolicy.DEFAULT);
    WeftEndpoint readOnly = endpoint(Access.READ_ONLY);
    String reason =
        "the endpoint is read-only: management.endpoint.weft.access=unrestricted allows changes";
    for (String state : List.of("open", "ajar")) {
      assertThatExceptionOfType(InvalidEndpointRequestException.class)
          .isThrownBy(() -> readOnly.change("stock", state, SOMEBODY))
          .withMessage(reason);
      WebEndpointResponse<?> refused =
          new WeftWebEndpoint(readOnly).change("stock", state, SOMEBODY);
      assertThat(refused.getStatus()).isEqualTo(405);
      assertThat(refused.getBody()).isEqualTo(new WeftWebEndpoint.Refusal(reason));
    }
    assertThat(readOnly.circuit("stock")).isEqualTo(new WeftReport.CircuitReport("closed"));
    assertThat(audited).isEmpty();
  }

  @Test
  void propertiesSayWhetherItIsReadOnlyOrAResolverOfTheApplicationsDoes() {
    StandardEnvironment environment = new StandardEnvironment();
    EndpointAccessResolver boots = new PropertiesEndpointAccessResolver(environment);
    // As Boot does, to find out which operations are to be mapped.
    boots.accessFor(EndpointId.of("weft"), Access.UNRESTRICTED);
    assertThat(access(environment, boots)).isEqualTo(Access.READ_ONLY);
    assertThat(access(environment, null)).isEqualTo(Access.READ_ONLY);
    assertThat(access(environment, (id, otherwise) -> Access.UNRESTRICTED))
        .isEqualTo(Access.UNRESTRICTED);
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "one", Map.of("management.endpoint.weft.access", "UNRESTRICTED")));
    assertThat(access(environment, boots)).isEqualTo(Access.UNRESTRICTED);
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "two", Map.of("management.endpoints.access.max-permitted", "READ_ONLY")));
    assertThat(access(environment, boots)).isEqualTo(Access.READ_ONLY);
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
