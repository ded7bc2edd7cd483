package ai.datapunk.weft.attempt;

import ai.datapunk.weft.config.Configuration.Configured;
import ai.datapunk.weft.config.Setting;
import ai.datapunk.weft.engine.MeshEngine;
import ai.datapunk.weft.guard.Balancer;
import ai.datapunk.weft.guard.ConfiguredInstances;
import ai.datapunk.weft.guard.PickOrder;
import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.loadbalancer.NoInstanceAvailableException;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.store.ErrorTypes;
import ai.datapunk.weft.store.MetricStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the recorder of the instance that an attempt goes to. Thread-safe. */
final class InstancePicker {

  private static final Logger LOG = LoggerFactory.getLogger(InstancePicker.class);

  private final MetricStore store;
  private final String service;
  private final Balancer balancer;
  private final PickOrder order;
  private final int parameter;
  private final Class<?> parameterType;

  InstancePicker(MethodSpec.Balance balance, MeshEngine mesh, Class<?>[] parameterTypes) {
    this.store = mesh.store();
    this.service = balance.service();
    this.balancer = mesh.balancers().of(balance.service());
    this.order = new PickOrder(balance.strategy());
    this.parameter = balance.parameter();
    this.parameterType = parameterTypes[parameter];
    balancer.limit(balance.maxInstances());
    balancer.configured(configured(mesh));
    balancer.discovered(mesh.balancers().discovered(service, parameterType));
  }

  private @Nullable InstanceSource configured(MeshEngine mesh) {
    Configured found = mesh.configuration().find(Setting.LOAD_BALANCER_INSTANCES, service, null);
    if (found == null) {
      return null;
    }
    try {
      return ConfiguredInstances.parse(found.value(), parameterType);
    } catch (IllegalArgumentException wrong) {
      LOG.atWarn()
          .addKeyValue("service", service)
          .addKeyValue("key", found.key())
          .log(
              "The configured instances of service '{}' ({}) are not used: {}",
              service,
              found.key(),
              wrong.getMessage());
      return null;
    }
  }

  /** There is none to call, because picking one failed. */
  NoInstanceAvailableException unavailable(Throwable fault) {
    return new NoInstanceAvailableException(
        service, "picking one failed: " + ErrorTypes.text(fault), fault);
  }

  int parameter() {
    return parameter;
  }

  /** One that can be picked is called, though its address fails when it is looked up. */
  private AttemptRecorder recorder(OperationRecorder operation, TrackedInstance picked) {
    try {
      return operation.to(picked);
    } catch (Throwable fault) {
      store.recordingFailed(fault);
      return operation.untracked(picked);
    }
  }

  private TrackedInstance picked(@Nullable RetryState retry) {
    try {
      return balancer.pick(order, retry == null ? null : retry.failed());
    } catch (OutOfMemoryError full) {
      TrackedInstance any = balancer.any();
      if (any == null) {
        throw full;
      }
      store.recordingFailed(full);
      return any;
    }
  }

  AttemptRecorder pick(
      OperationRecorder operation, @Nullable RetryState retry, @Nullable Object given) {
    if (given != null) {
      AttemptRecorder known = operation.known(given);
      return known != null && !known.isRetired() ? known : operation.to(balancer.named(given));
    }
    TrackedInstance picked = picked(retry);
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
    return recorder(operation, picked);
  }
}
