package shape;

import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;

/** What Java 9 to 17 have added. */
public class Records {

  @Timed(service = "point")
  record Point(int x, long y, String name) {
    static final Point ORIGIN = new Point(0, 0, "origin");

    Point {
      if (x < 0) {
        throw new IllegalArgumentException(name);
      }
    }

    @Override
    public String name() {
      return Seen.here("named " + name);
    }

    public long sum(int more) {
      return Seen.here(x + y + more);
    }

    public static Point of(String name) {
      return new Point(1, 2, name);
    }
  }

  record Generated<T extends Comparable<T>>(T first, List<T> others) {
    @Timed(service = "generated")
    boolean isLargest() {
      return Seen.here(others.stream().allMatch(each -> each.compareTo(first) <= 0));
    }
  }

  interface Privately {
    @Timed(service = "privately")
    private String own(int a) {
      return Seen.here("own" + a);
    }

    @Timed(service = "privately")
    private static String ofAll(long a) {
      return Seen.here("of all" + a);
    }

    default String both() {
      return own(1) + ofAll(2);
    }
  }

  sealed interface Shape permits Circle, Square {}

  record Circle(double radius) implements Shape {}

  record Square(double side) implements Shape {}

  @Timed(service = "patterns")
  static String patterns(Object of) {
    if (of instanceof Circle circle && circle.radius() > 1) {
      return Seen.here("circle " + circle.radius());
    }
    if (!(of instanceof Square square)) {
      return Seen.here("other");
    }
    return Seen.here("square " + square.side());
  }

  @Timed(service = "patterns")
  static int expressions(String of, Thread.State state) {
    int first =
        switch (of) {
          case "a", "b" -> 1;
          case "c" -> {
            int two = of.length();
            yield two + 1;
          }
          default -> throw new IllegalArgumentException(of);
        };
    return Seen.here(
        first
            + switch (state) {
              case NEW -> 1;
              case RUNNABLE, BLOCKED -> 2;
              case WAITING -> 3;
              case TIMED_WAITING -> 4;
              case TERMINATED -> 5;
            });
  }

  @Timed(service = "text")
  static String text(@Label("name") String name) {
    var text =
        """
        hello
        """;
    return Seen.here(text + name + 1L + 'c');
  }

  @Retried(maxAttempts = 1, service = "published")
  Flow.Publisher<String> published(int a) {
    SubmissionPublisher<String> publisher = new SubmissionPublisher<>(Runnable::run, 8);
    return subscriber -> {
      publisher.subscribe(subscriber);
      publisher.submit(Seen.here("published" + a));
      publisher.close();
    };
  }

  public static void run() throws Exception {
    Point point = Point.of("p");
    Seen.call(() -> point.name() + point.x() + point.sum(3) + Point.ORIGIN);
    Seen.call(() -> new Point(-1, 0, "negative"));
    Seen.call(() -> point.equals(Point.of("p")) + "" + point.hashCode());
    Seen.call(() -> new Generated<>(2, List.of(1)).isLargest());
    Seen.call(() -> new Privately() {}.both());
    Seen.call(() -> patterns(new Circle(2)) + patterns(new Square(1)) + patterns(1));
    Seen.call(() -> expressions("a", Thread.State.NEW) + expressions("c", Thread.State.WAITING));
    Seen.call(() -> expressions("d", Thread.State.NEW));
    Seen.call(() -> text("name"));
    StringBuilder received = new StringBuilder();
    java.util.concurrent.CountDownLatch ended = new java.util.concurrent.CountDownLatch(1);
    new Records()
        .published(1)
        .subscribe(
            new Flow.Subscriber<>() {
              @Override
              public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(9);
              }

              @Override
              public void onNext(String item) {
                received.append(item);
              }

              @Override
              public void onError(Throwable thrown) {
                received.append(thrown);
                ended.countDown();
              }

              @Override
              public void onComplete() {
                ended.countDown();
              }
            });
    ended.await();
    Seen.call(() -> received);
  }
}
