package ai.datapunk.weft.catalog.graph;

import ai.datapunk.weft.catalog.CatalogCall;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.catalog.RetryWaits;
import ai.datapunk.weft.contract.OperationNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An annotated method, or all that begins in an application, with the calls that it leads to. */
final class MeshMethod {

  private final String application;
  private final String name;
  private final MeshNode node;
  private final CallPolicies policies;
  private final int attempts;
  private final boolean answersLater;
  private final List<CatalogCall> calls;

  private MeshMethod(
      String application,
      String name,
      MeshNode node,
      CallPolicies policies,
      int attempts,
      boolean answersLater,
      List<CatalogCall> calls) {
    this.application = application;
    this.name = name;
    this.node = node;
    this.policies = policies;
    this.attempts = attempts;
    this.answersLater = answersLater;
    this.calls = calls;
  }

  /** One that a catalog has. */
  static MeshMethod of(String application, String type, CatalogMethod method) {
    Retry retry = method.retry();
    return new MeshMethod(
        application,
        type + "." + method.signature(),
        node(application, method),
        CallPolicies.of(method),
        retry == null ? 1 : RetryWaits.of(retry).attempts(),
        method.answersLater(),
        method.calls());
  }

  /** One that is called, and that no catalog has. */
  static MeshMethod unknown(String name) {
    return plain("", name, MeshNode.unknown(name));
  }

  /** What begins in an application: it calls what no annotated method does. */
  static MeshMethod start(String application) {
    return plain(application, "", MeshNode.application(application));
  }

  private static MeshMethod plain(String application, String name, MeshNode node) {
    return new MeshMethod(application, name, node, CallPolicies.NONE, 1, false, List.of());
  }

  /** A method that only has a metric of its own is the application's. */
  private static MeshNode node(String application, CatalogMethod method) {
    Target target = target(method);
    if (target != null) {
      return MeshNode.operation(target.service(), target.operation());
    }
    String service = application;
    if (method.circuit() != null) {
      service = method.circuit().service();
    } else if (method.balance() != null) {
      service = method.balance().service();
    }
    String signature = method.signature();
    int end = signature.indexOf('(');
    return MeshNode.operation(
        service, OperationNames.of(end < 0 ? signature : signature.substring(0, end)));
  }

  private static @Nullable Target target(CatalogMethod method) {
    if (method.timed() != null) {
      return method.timed();
    }
    if (method.retry() != null) {
      return method.retry().target();
    }
    return method.fallback() == null ? null : method.fallback().target();
  }

  String application() {
    return application;
  }

  /** Its class and signature. */
  String name() {
    return name;
  }

  MeshNode node() {
    return node;
  }

  CallPolicies policies() {
    return policies;
  }

  List<CatalogCall> calls() {
    return calls;
  }

  /** Whether it is an operation of the application that it is in, rather than a call to another. */
  boolean isOwn() {
    return node.service().equals(application);
  }

  /** Whether it returns before its call has ended. */
  boolean answersLater() {
    return answersLater;
  }

  /**
   * How long one call waits in all.
   *
   * @param ofEach how long each of its attempts waits
   * @param after how long its fallback waits, after all of them
   */
  double waits(double ofEach, double after) {
    double all = policies.mostWaits() + attempts * ofEach;
    Double limit = policies.maxDuration();
    // The last attempt begins before that, however long the others took.
    return after + (limit == null ? all : Math.min(all, limit + ofEach));
  }

  /** How many attempts a call of it makes. */
  int attempts() {
    return attempts;
  }

  /** What two catalogs of one application have as one method: of each the larger. */
  MeshMethod and(MeshMethod other) {
    return new MeshMethod(
        application,
        name,
        node.compareTo(other.node) <= 0 ? node : other.node,
        policies.largest(other.policies),
        Math.max(attempts, other.attempts),
        answersLater || other.answersLater,
        MergedCalls.of(calls, other.calls));
  }
}
