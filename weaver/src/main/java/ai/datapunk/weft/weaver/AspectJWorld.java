package ai.datapunk.weft.weaver;

import ai.datapunk.weft.contract.classfile.WeavingNames;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.aspectj.bridge.AbortException;
import org.aspectj.bridge.IMessage;
import org.aspectj.weaver.ResolvedType;
import org.aspectj.weaver.UnresolvedType;
import org.aspectj.weaver.bcel.BcelObjectType;
import org.aspectj.weaver.bcel.BcelWeaver;
import org.aspectj.weaver.bcel.BcelWorld;
import org.aspectj.weaver.bcel.UnwovenClassFile;
import org.jspecify.annotations.Nullable;

/**
 * AspectJ's weaver with those of Weft's aspects that were asked for, and no other: an application's
 * aspects are for it classes like all others, and not given to it. Not thread-safe.
 */
final class AspectJWorld {

  private static final String PACKAGE = WeavingNames.ASPECTS_PACKAGE.replace('/', '.');

  static {
    JdkRepository.install();
  }

  private final AspectJMessages messages;
  private final BcelWorld world;
  private final BcelWeaver weaver;
  private final Set<String> aspects = new TreeSet<>();

  AspectJWorld(ClassFinder finder, Consumer<String> debug) {
    messages = new AspectJMessages(debug);
    world = new BcelWorld(new AspectJClassPath(finder), messages, null);
    world.setBehaveInJava5Way(true);
    world.getLint().loadDefaultProperties();
    world.getLint().adviceDidNotMatch.setKind(null);
    // Else AspectJ numbers its fields from 0 where another weaver has done so before.
    world.performExtraConfiguration("overWeaving=true");
    weaver = new BcelWeaver(world);
    weaver.setReweavableMode(true);
  }

  /**
   * Weaves a class.
   *
   * @param name its binary name with slashes
   * @param aspectNames the simple names of the aspects with advice for it
   * @return the class, as it was if no advice fits, and those that it needs beside it, by name with
   *     slashes
   */
  Map<String, byte[]> weave(String name, byte[] classFile, Set<String> aspectNames) {
    String className = name.replace('/', '.');
    messages.takeError();
    try {
      add(aspectNames, className);
      BcelObjectType type = world.addSourceObjectType(className, classFile, false);
      OneClass one = new OneClass(new UnwovenClassFile(name + ".class", className, classFile));
      weaver.weave(one);
      type.weavingCompleted();
      failOnError(className);
      return one.results();
    } catch (AbortException e) {
      throw failure(className, String.valueOf(e.getMessage()), e);
    } catch (RuntimeException | IOException e) {
      if (e instanceof WeavingException already) {
        throw already;
      }
      throw failure(className, e.toString(), e);
    }
  }

  private void add(Set<String> names, String forClass) {
    boolean more = false;
    for (String name : names) {
      if (aspects.contains(name)) {
        continue;
      }
      ResolvedType aspect = world.resolve(UnresolvedType.forName(PACKAGE + name), true);
      if (aspect.isMissing()) {
        throw new WeavingException(
            forClass,
            forClass
                + " cannot be woven: "
                + PACKAGE
                + name
                + " is not on its class path. Add the dependency ai.datapunk.weft:weft-aspects.",
            null);
      }
      addWithAncestors(aspect);
      aspects.add(name);
      more = true;
    }
    if (more) {
      weaver.prepareForWeave();
      failOnError(forClass);
    }
  }

  /**
   * Not addLibraryAspect: it goes back to the aspect as it was before its own weaving, whose advice
   * AspectJ does not inline. An abstract aspect is added once and before those that extend it,
   * since all that do are collected anew whenever it is.
   */
  private void addWithAncestors(ResolvedType aspect) {
    if (aspect.isAspect() && !world.getCrosscuttingMembersSet().containsAspect(aspect)) {
      addWithAncestors(aspect.getSuperclass());
      world.getCrosscuttingMembersSet().addOrReplaceAspect(aspect);
    }
  }

  private void failOnError(String className) {
    IMessage error = messages.takeError();
    if (error != null) {
      throw failure(className, error.getMessage(), error.getThrown());
    }
  }

  private static WeavingException failure(
      String className, String what, @Nullable Throwable cause) {
    return new WeavingException(
        className,
        className
            + " cannot be woven: AspectJ says: "
            + what
            + ". If a type cannot be found, add the jar that has it to the class path.",
        cause);
  }
}
