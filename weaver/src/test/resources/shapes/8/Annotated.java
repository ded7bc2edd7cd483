package shape;

import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Everything that is beside the code of a method: annotations, signatures, throws clauses. */
@MeshService("annotated")
public class Annotated<K> {

  @Retention(RetentionPolicy.RUNTIME)
  @interface Marked {
    String value() default "";

    int[] numbers() default {};
  }

  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE_USE, ElementType.TYPE_PARAMETER})
  @interface Typed {}

  @Retention(RetentionPolicy.CLASS)
  @interface Retained {}

  @Timed
  @Deprecated
  @Marked(value = "method", numbers = {1, 2})
  @Retained
  public <@Typed T extends Comparable<T>, X extends Exception> @Typed List<? extends T> marked(
      @Marked("first") @Label("first") String first,
      final @Typed Map<K, @Typed T[]> second,
      @Retained int... third)
      throws IOException, X {
    @Typed List<T> local = Arrays.asList(second.get(null));
    if (third.length == 0) {
      throw new FileNotFoundException(first);
    }
    return Seen.here(local);
  }

  @Retried(maxAttempts = 1)
  @Marked("later")
  protected static <T> CompletableFuture<List<T>> later(@Marked("a") List<T> a)
      throws InterruptedException {
    return CompletableFuture.completedFuture(Seen.here(a));
  }

  @Retried(maxAttempts = 2, delay = "1ms", fallback = "instead")
  @Marked("fallen")
  String fallen(@Marked("k") K k) throws IOException {
    throw new IOException("fallen");
  }

  String instead(K k) {
    return "instead";
  }

  @Timed
  static <X extends Throwable> void sneaky(Throwable thrown) throws X {
    @SuppressWarnings("unchecked")
    X unchecked = (X) thrown;
    throw unchecked;
  }

  public static void run() {
    Annotated<String> annotated = new Annotated<>();
    Map<String, Integer[]> map = new java.util.HashMap<>();
    map.put(null, new Integer[] {1});
    Seen.call(() -> annotated.marked("a", map, 1));
    Seen.call(() -> annotated.marked("b", map));
    Seen.call(() -> later(Arrays.asList("l")).join());
    Seen.call(() -> annotated.fallen("k"));
    Seen.call(
        () -> {
          Annotated.<RuntimeException>sneaky(new IOException("sneaked"));
          return null;
        });
    Seen.call(
        () -> {
          Annotated.<RuntimeException>sneaky(new StackOverflowError("sneaked"));
          return null;
        });
  }
}
