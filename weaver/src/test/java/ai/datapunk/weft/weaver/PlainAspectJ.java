package ai.datapunk.weft.weaver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.aspectj.weaver.bcel.BcelWeaver;
import org.aspectj.weaver.bcel.BcelWorld;
import org.aspectj.weaver.bcel.UnwovenClassFile;

/** AspectJ's weaver as its compiler and its agent use it, with an application's aspect. */
final class PlainAspectJ {

  private PlainAspectJ() {}

  /** The class and those that come into being beside it, by name with slashes. */
  static Map<String, byte[]> weave(
      List<Path> classPath, String name, byte[] classFile, String aspect, boolean reweavable) {
    BcelWorld world =
        new BcelWorld(
            new AspectJClassPath(new PathClassFinder(classPath)),
            new AspectJMessages(line -> {}),
            null);
    world.setBehaveInJava5Way(true);
    BcelWeaver weaver = new BcelWeaver(world);
    weaver.setReweavableMode(!reweavable);
    weaver.addLibraryAspect(aspect);
    weaver.prepareForWeave();
    world.addSourceObjectType(name, classFile, false);
    OneClass one = new OneClass(new UnwovenClassFile(name + ".class", name, classFile));
    try {
      weaver.weave(one);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return one.results();
  }
}
