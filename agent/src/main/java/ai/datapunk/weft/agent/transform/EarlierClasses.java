package ai.datapunk.weft.agent.transform;

import ai.datapunk.weft.contract.classfile.ClassFile;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The classes that were loaded before the agent, as by an agent before it on the command line: it
 * cannot weave them, and names those that it should have woven.
 */
final class EarlierClasses {

  private EarlierClasses() {}

  /** Names those that are annotated and not woven. */
  static void name(Class<?>[] loaded, AgentStatus status, AgentLog log) {
    ClassLoader own = EarlierClasses.class.getClassLoader();
    for (Class<?> type : loaded) {
      ClassLoader loader = type.getClassLoader();
      if (loader != null
          && loader != own
          && loader != ClassLoader.getPlatformClassLoader()
          && !status.isWoven(type.getName())
          && isLeftUnwoven(type, loader)) {
        status.unwoven(type.getName());
        log.tell(
            "the class "
                + type.getName()
                + " is not woven: it was loaded before the agent was there."
                + " Name weft-agent.jar before other agents on the command line");
      }
    }
  }

  private static boolean isLeftUnwoven(Class<?> type, ClassLoader loader) {
    try {
      byte[] bytes = classFile(type, loader);
      return bytes != null && !ClassFile.read(bytes).unwovenMethods().isEmpty();
    } catch (IOException | RuntimeException | LinkageError unreadable) {
      return false;
    }
  }

  private static byte @Nullable [] classFile(Class<?> type, ClassLoader loader) throws IOException {
    if (type.isArray() || type.isHidden()) {
      return null;
    }
    try (InputStream stream =
        loader.getResourceAsStream(type.getName().replace('.', '/') + ".class")) {
      return stream == null ? null : stream.readAllBytes();
    }
  }
}
