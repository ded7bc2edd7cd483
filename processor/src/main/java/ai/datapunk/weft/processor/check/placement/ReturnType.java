package ai.datapunk.weft.processor.check.placement;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.TypeFacts;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The end of a call can be seen: it is the method's return, the completion of the stage or future
 * that it returns, or the end of a subscription to its publisher, which Weft has to stand in for.
 * Other ways to answer later look like an answer at once.
 */
final class ReturnType implements MethodRule {

  private static final String STAGE = "java.util.concurrent.CompletionStage";
  private static final String FUTURE = "java.util.concurrent.Future";

  private static final String MONO = "reactor.core.publisher.Mono";
  private static final String FLUX = "reactor.core.publisher.Flux";
  private static final String PUBLISHER = "java.util.concurrent.Flow$Publisher";

  /** The publishers that Weft can make. */
  private static final Set<String> OURS = Set.of(MONO, FLUX, PUBLISHER);

  /** By supertype, the most telling first; all by name, since none need be on the class path. */
  private static final Map<String, String> LATER = new LinkedHashMap<>();

  static {
    LATER.put(MONO, "Reactor's");
    LATER.put(FLUX, "Reactor's");
    LATER.put("io.reactivex.rxjava3.core.Single", "RxJava's");
    LATER.put("io.reactivex.rxjava3.core.Maybe", "RxJava's");
    LATER.put("io.reactivex.rxjava3.core.Completable", "RxJava's");
    LATER.put("io.reactivex.rxjava3.core.Observable", "RxJava's");
    LATER.put("io.reactivex.rxjava3.core.Flowable", "RxJava's");
    LATER.put("io.reactivex.Single", "RxJava's");
    LATER.put("io.reactivex.Maybe", "RxJava's");
    LATER.put("io.reactivex.Completable", "RxJava's");
    LATER.put("io.reactivex.Observable", "RxJava's");
    LATER.put("io.reactivex.Flowable", "RxJava's");
    LATER.put("io.vertx.core.Future", "Vert.x's");
    LATER.put("io.smallrye.mutiny.Uni", "Mutiny's");
    LATER.put("io.smallrye.mutiny.Multi", "Mutiny's");
    LATER.put("kotlinx.coroutines.flow.Flow", "Kotlin's");
    LATER.put("kotlinx.coroutines.Deferred", "Kotlin's");
    LATER.put("org.reactivestreams.Publisher", "Reactive Streams'");
    LATER.put(PUBLISHER, "the JDK's");
  }

  @Override
  public List<Finding> check(WeftMethod method) {
    if (!method.isInstrumented()) {
      return List.of();
    }
    if (isSuspend(method)) {
      return List.of(
          Message.RETURN_TYPE.at(
              method.at(), "the completion of a Kotlin suspend function cannot be observed yet"));
    }
    TypeFacts returns = method.returns();
    if (returns.isA(STAGE) || returns.isA(FUTURE) || OURS.contains(returns.name())) {
      return List.of();
    }
    return LATER.entrySet().stream()
        .filter(later -> returns.isA(later.getKey()))
        .findFirst()
        .map(
            later ->
                Message.RETURN_TYPE.at(
                    method.at(),
                    OURS.contains(later.getKey())
                        ? "a publisher of Weft's own cannot be of type " + returns.simpleName()
                        : "the completion of "
                            + later.getValue()
                            + " "
                            + returns.simpleName()
                            + " cannot be observed yet"))
        .map(List::of)
        .orElse(List.of());
  }

  private static boolean isSuspend(WeftMethod method) {
    int last = method.parameters().size() - 1;
    return last >= 0 && method.parameters().get(last).type().isA("kotlin.coroutines.Continuation");
  }
}
