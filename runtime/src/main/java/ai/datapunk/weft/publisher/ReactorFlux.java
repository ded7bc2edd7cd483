package ai.datapunk.weft.publisher;

import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

/** What the caller of a woven method gets that returns a {@link Flux}. */
final class ReactorFlux extends Flux<Object> {

  private final WovenMethod method;

  private ReactorFlux(WovenMethod method) {
    this.method = method;
  }

  /** Assembled as Reactor's own operators are, so that its hooks see it. */
  static Flux<Object> of(WovenMethod method) {
    return onAssembly(new ReactorFlux(method));
  }

  @Override
  public void subscribe(CoreSubscriber<? super Object> actual) {
    method.call(
        new ReactorDownstream(actual),
        (publisher, attempt) ->
            ((Publisher<?>) publisher)
                .subscribe(new ReactorUpstream(attempt, actual.currentContext())));
  }
}
