package shape;

import ai.datapunk.weft.annotation.Timed;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/** Everything that branches and jumps. */
public class Control {

  @Timed(service = "control")
  static int branches(int a, boolean b) {
    int result = 0;
    if (a > 3 && b || a == 2) {
      result++;
    } else if (a < -3) {
      result--;
    }
    for (int i = 0; i < a; i++) {
      if (i == 4) {
        continue;
      }
      result += b ? i : -i;
    }
    outer:
    while (true) {
      do {
        if (result++ > 10) {
          break outer;
        }
      } while (result % 3 != 0);
    }
    return Seen.here(result);
  }

  @Timed(service = "control")
  static String numbers(int a) {
    switch (a) {
      case 1:
      case 2:
        return Seen.here("few");
      case 1000:
        a++;
      default:
        return Seen.here("many" + a);
    }
  }

  @Timed(service = "control")
  static String dense(int a) {
    switch (a) {
      case 1:
        return Seen.here("one");
      case 2:
        return Seen.here("two");
      case 3:
        return Seen.here("three");
    }
    return Seen.here("none");
  }

  @Timed(service = "control")
  static String strings(String a) {
    switch (a) {
      case "a":
        return Seen.here("is a");
      case "Aa":
        return Seen.here("is Aa");
      case "BB":
        return Seen.here("is BB");
      default:
        return Seen.here("is other");
    }
  }

  @Timed(service = "control")
  static String units(TimeUnit unit) {
    switch (unit) {
      case DAYS:
        return Seen.here("long");
      case HOURS:
        return Seen.here("shorter");
      default:
        return Seen.here("short");
    }
  }

  @Timed(service = "control")
  static int finals(int a, StringBuilder log) {
    try {
      if (a == 0) {
        return Seen.here(10 / a);
      }
      if (a < 0) {
        throw new IllegalArgumentException("negative");
      }
      log.append(a);
    } catch (ArithmeticException e) {
      log.append("zero");
      return -1;
    } finally {
      log.append(Seen.here("end"));
    }
    return a;
  }

  @Timed(service = "control")
  int resources(byte[] content, boolean fails) throws IOException {
    try (InputStream in = new ByteArrayInputStream(content);
        Closeable other =
            () -> {
              if (fails) {
                throw new IOException("closed");
              }
            }) {
      return Seen.here(in.read());
    }
  }

  @Timed(service = "control")
  String closesAndFinally(Closeable first) {
    try (Closeable closed = first) {
      return Seen.here("open");
    } catch (IOException | IllegalStateException e) {
      return Seen.here(e.getMessage());
    } finally {
      Seen.here("after");
    }
  }

  @Timed(service = "control")
  String locks(Object lock, boolean fails) {
    synchronized (lock) {
      if (fails) {
        throw new IllegalStateException(String.valueOf(Thread.holdsLock(lock)));
      }
      return Seen.here(String.valueOf(Thread.holdsLock(lock)));
    }
  }

  @Timed(service = "control")
  static int asserts(int a) {
    assert a > 0 : "not positive";
    return Seen.here(a);
  }

  @Timed(service = "control")
  static void endless() {
    while (true) {
      throw new UnsupportedOperationException();
    }
  }

  @Timed(service = "control")
  static int never(int a) {
    return a > 0 ? Seen.here(a) : Seen.here(-a);
  }

  public static void run() {
    Control control = new Control();
    Seen.call(() -> branches(6, true));
    Seen.call(() -> branches(2, false));
    Seen.call(() -> numbers(1) + numbers(1000));
    Seen.call(() -> dense(2) + dense(7));
    Seen.call(() -> strings("Aa") + strings("x"));
    Seen.call(() -> strings(null));
    Seen.call(() -> units(TimeUnit.DAYS) + units(TimeUnit.SECONDS));
    StringBuilder log = new StringBuilder();
    Seen.call(() -> finals(0, log));
    Seen.call(() -> finals(1, log));
    Seen.call(() -> finals(-1, log));
    Seen.call(() -> log);
    Seen.call(() -> control.resources(new byte[] {7}, false));
    Seen.call(() -> control.resources(new byte[0], true));
    Seen.call(() -> control.closesAndFinally(null));
    Seen.call(
        () ->
            control.closesAndFinally(
                () -> {
                  throw new IOException("closing");
                }));
    Seen.call(() -> control.locks(log, false));
    Seen.call(() -> control.locks(control, true));
    Seen.call(() -> asserts(1));
    Seen.call(
        () -> {
          endless();
          return null;
        });
  }
}
