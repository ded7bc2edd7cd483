package ai.datapunk.weft.weaver;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.aspectj.bridge.IMessage;
import org.aspectj.bridge.IMessageHandler;
import org.jspecify.annotations.Nullable;

/**
 * What AspectJ has to say: its errors are kept until they are taken, its warnings are lines for
 * those who look for a fault. Not thread-safe.
 */
final class AspectJMessages implements IMessageHandler {

  private final Consumer<String> debug;
  private final List<IMessage> errors = new ArrayList<>();

  AspectJMessages(Consumer<String> debug) {
    this.debug = debug;
  }

  @Override
  public boolean handleMessage(IMessage message) {
    if (message.getKind().isSameOrLessThan(IMessage.WARNING)) {
      debug.accept("AspectJ: " + message);
    } else {
      errors.add(message);
    }
    return true;
  }

  @Override
  public boolean isIgnoring(IMessage.Kind kind) {
    return kind.isSameOrLessThan(IMessage.INFO);
  }

  @Override
  public void dontIgnore(IMessage.Kind kind) {}

  @Override
  public void ignore(IMessage.Kind kind) {}

  /** The first error since it was last asked, which it forgets with all others. */
  @Nullable IMessage takeError() {
    IMessage first = errors.isEmpty() ? null : errors.get(0);
    errors.clear();
    return first;
  }
}
