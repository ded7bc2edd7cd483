package ai.datapunk.weft.probe;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.loadbalancer.Balancer;
import ai.datapunk.weft.loadbalancer.NoInstanceAvailableException;
import ai.datapunk.weft.loadbalancer.ServiceInstance;
import org.jspecify.annotations.Nullable;

/** Finds the track of the instance that a call goes to. */
final class Balancing {

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
  }

  int parameter() {
    return parameter;
  }

  AttemptTrack track(OperationTrack operation, @Nullable Retrial retrial, @Nullable Object given) {
    if (given != null) {
      AttemptTrack known = operation.known(given);
      return known != null ? known : operation.to(balancer.named(given));
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
