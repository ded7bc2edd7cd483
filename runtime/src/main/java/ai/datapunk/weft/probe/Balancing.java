package ai.datapunk.weft.probe;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration.Configured;
import ai.datapunk.weft.config.Setting;
import ai.datapunk.weft.loadbalancer.Balancer;
import ai.datapunk.weft.loadbalancer.ConfiguredInstances;
import ai.datapunk.weft.loadbalancer.NoInstanceAvailableException;
import ai.datapunk.weft.loadbalancer.ServiceInstance;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the track of the instance that a call goes to. */
final class Balancing {

  private static final Logger LOG = LoggerFactory.getLogger(Balancing.class);

  private final String service;
  private final Balancer balancer;
  private final String strategy;
  private final int parameter;
  private final Class<?> parameterType;

  Balancing(MethodSpec.Balance balance, Mesh mesh, Class<?>[] parameterTypes) {
    this.service = balance.service();
    this.balancer = mesh.balancer(balance.service());
    this.strategy = balance.strategy();
    this.parameter = balance.parameter();
    this.parameterType = parameterTypes[parameter];
    balancer.limit(balance.maxInstances());
    configure(mesh);
  }

  private void configure(Mesh mesh) {
    Configured found = mesh.configuration().find(Setting.LOAD_BALANCER_INSTANCES, service, null);
    if (found != null) {
      try {
        balancer.configured(ConfiguredInstances.parse(found.value(), parameterType));
      } catch (IllegalArgumentException wrong) {
        LOG.atWarn()
            .addKeyValue("service", service)
            .addKeyValue("key", found.key())
            .log("The configured instances are not used: {}", wrong.getMessage());
      }
    }
  }

  /** There is none to call, because picking one failed. */
  NoInstanceAvailableException unavailable(Throwable fault) {
    return new NoInstanceAvailableException(service, "picking one failed: " + fault, fault);
  }

  int parameter() {
    return parameter;
  }

  AttemptTrack track(OperationTrack operation, @Nullable Retrial retrial, @Nullable Object given) {
    if (given != null) {
      AttemptTrack known = operation.known(given);
      return known != null && !known.isRetired() ? known : operation.to(balancer.named(given));
    }
    ServiceInstance picked = balancer.pick(strategy, retrial == null ? null : retrial.failed());
    if (!parameterType.isInstance(picked.address())) {
      throw new NoInstanceAvailableException(
          service,
          "the instance "
              + picked
              + " is a "
              + picked.address().getClass().getName()
              + " but the @Instance parameter takes a "
              + parameterType.getName()
              + "; register instances of that type with Weft.instances(\""
              + service
              + "\", …)");
    }
    return operation.to(picked);
  }
}
