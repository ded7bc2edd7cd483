package shape;

import ai.datapunk.weft.annotation.Timed;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Lambdas, references, and classes within annotated methods. */
@Timed(service = "functions")
public class Functions {

  static final Supplier<String> CONSTANT = () -> Seen.here("constant");

  private final String name;

  Functions(String name) {
    this.name = name;
  }

  public List<String> lambdas(List<String> of, String suffix) {
    return of.stream()
        .filter(each -> !each.isEmpty())
        .map(each -> each + suffix + name)
        .map(Seen::here)
        .collect(Collectors.toList());
  }

  public static Function<Integer, Function<Integer, Integer>> nested(int a) {
    return b ->
        c -> {
          if (a > b) {
            return Seen.here(a + b + c);
          }
          return Seen.here(-1);
        };
  }

  public Supplier<Supplier<String>> references() {
    Supplier<String> own = this::privately;
    BiFunction<Functions, String, String> unbound = Functions::with;
    Function<String, Functions> made = Functions::new;
    return () -> () -> Seen.here(own.get() + unbound.apply(made.apply("made"), "x"));
  }

  private String privately() {
    return Seen.here("privately " + name);
  }

  public String with(String what) {
    return Seen.here(name + what);
  }

  public Callable<String> anonymous(String captured) {
    return new Callable<String>() {
      private int calls;

      @Override
      @Timed(service = "anonymous")
      public String call() {
        calls++;
        return Seen.here(captured + name + calls);
      }
    };
  }

  public String local(int a) {
    class Local implements Comparable<Local> {
      final int value;

      Local(int value) {
        this.value = value;
      }

      @Override
      @Timed(service = "local")
      public int compareTo(Local other) {
        return Seen.here(Integer.compare(value, other.value + a));
      }
    }

    return name + new Local(1).compareTo(new Local(2));
  }

  public Runnable serialized() {
    return (Runnable & java.io.Serializable) () -> Seen.here("serialized");
  }

  public static void run() {
    Functions functions = new Functions("F");
    Seen.call(CONSTANT::get);
    Seen.call(() -> functions.lambdas(Arrays.asList("a", "", "b"), "-"));
    Seen.call(() -> functions.lambdas(Arrays.asList("a", null), "-"));
    Seen.call(() -> nested(3).apply(2).apply(1));
    Seen.call(() -> functions.references().get().get());
    Seen.call(() -> functions.anonymous("captured").call());
    Seen.call(() -> functions.local(1));
    functions.serialized().run();
  }
}
