package ai.datapunk.weft.weaver;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aspectj.weaver.IClassFileProvider;
import org.aspectj.weaver.IUnwovenClassFile;
import org.aspectj.weaver.IWeaveRequestor;
import org.aspectj.weaver.bcel.UnwovenClassFile;

/** One class, as AspectJ takes it and gives it back. Not thread-safe. */
final class OneClass implements IClassFileProvider, IWeaveRequestor {

  private final Map<String, byte[]> results = new LinkedHashMap<>();
  private final List<UnwovenClassFile> classes;

  OneClass(UnwovenClassFile unwoven) {
    classes = List.of(unwoven);
  }

  /** The class and those that AspectJ made beside it, by name with slashes. */
  Map<String, byte[]> results() {
    return results;
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
