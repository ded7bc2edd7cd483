package ai.datapunk.weft.publisher;

import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Makes the publisher that the caller of a woven method gets in place of the method's own: the end
 * of a publisher can be seen only by standing between it and its subscriber.
 */
@FunctionalInterface
interface PublisherAdapter {

  /** A publisher of the type that the method declares; each subscription to it is a call. */
  Object publisher(WovenMethod method);

  /**
   * How publishers of this very type are made. Reactor is known by name until a method is declared
   * to return one of its types, because an application need not have it.
   *
   * @return null if a method of this return type does not publish, or publishes what Weft cannot
   *     stand in for
   */
  static @Nullable PublisherAdapter of(Class<?> returnType) {
    if (returnType == Flow.Publisher.class) {
      return FlowPublisher::new;
    }
    if (!returnType.getName().startsWith("reactor.core.publisher.")) {
      return null;
    }
    try {
      return ReactorAdapter.of(returnType);
    } catch (LinkageError unseen) {
      // The application has Reactor where the class loader of Weft does not look.
      return null;
    }
  }

  /** Whether it is a type of publisher that none of Weft's own could be. */
  static boolean isForeign(Class<?> returnType) {
    return of(returnType) == null && isPublisher(returnType);
  }

  private static boolean isPublisher(@Nullable Class<?> type) {
    if (type == null) {
      return false;
    }
    if (Flow.Publisher.class.isAssignableFrom(type)
        || type.getName().equals("org.reactivestreams.Publisher")) {
      return true;
    }
    for (Class<?> each : type.getInterfaces()) {
      if (isPublisher(each)) {
        return true;
      }
    }
    return isPublisher(type.getSuperclass());
  }
}
