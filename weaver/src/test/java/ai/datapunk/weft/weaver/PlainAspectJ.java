package ai.datapunk.weft.weaver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aspectj.weaver.IClassFileProvider;
import org.aspectj.weaver.IUnwovenClassFile;
import org.aspectj.weaver.IWeaveRequestor;
import org.aspectj.weaver.bcel.BcelWeaver;
import org.aspectj.weaver.bcel.BcelWorld;
import org.aspectj.weaver.bcel.UnwovenClassFile;

/** AspectJ's weaver as its compiler and its agent use it, with an application's aspect. */
final class PlainAspectJ implements IClassFileProvider, IWeaveRequestor {

  private final Map<String, byte[]> results = new LinkedHashMap<>();
  private final List<UnwovenClassFile> classes;

  private PlainAspectJ(UnwovenClassFile unwoven) {
    classes = List.of(unwoven);
  }

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
    PlainAspectJ one = new PlainAspectJ(new UnwovenClassFile(name + ".class", name, classFile));
    try {
      weaver.weave(one);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return one.results;
  }

  @Override
  public Iterator<UnwovenClassFile> getClassFileIterator() {
    return classes.iterator();
  }

  @Override
  public IWeaveRequestor getRequestor() {
    return this;
  }

  @Override
  public boolean isApplyAtAspectJMungersOnly() {
    return false;
  }

  @Override
  public void acceptResult(IUnwovenClassFile result) {
    results.put(result.getClassName().replace('.', '/'), result.getBytes());
  }

  @Override
  public void processingReweavableState() {}

  @Override
  public void addingTypeMungers() {}

  @Override
  public void weavingAspects() {}

  @Override
  public void weavingClasses() {}

  @Override
  public void weaveCompleted() {}
}
