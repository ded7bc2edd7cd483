package ai.datapunk.weft.publisher;

import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/** What the caller of a woven method gets that returns a {@link Mono}. */
final class ReactorMono extends Mono<Object> {

  private final WovenMethod method;

  private ReactorMono(WovenMethod method) {
    this.method = method;
  }

  /** Assembled as Reactor's own operators are, so that its hooks see it. */
  static Mono<Object> of(WovenMethod method) {
    return onAssembly(new ReactorMono(method));
  }

  @Override
  public void subscribe(CoreSubscriber<? super Object> actual) {
    method.callForOne(
        new ReactorDownstream(actual),
        (publisher, attempt) ->
            ((Publisher<?>) publisher)
                .subscribe(new ReactorUpstream(attempt, actual.currentContext())));
  }
}
