package ai.datapunk.weft.testing;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;

/** The class path of the tests, for class loaders that are to lack something of it. */
public final class TestClassPath {

  private TestClassPath() {}

  /** All but the jars that have this in their names. */
  public static URL[] without(String jar) throws MalformedURLException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<URL> urls = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      if (!entry.contains(jar)) {
        urls.add(new File(entry).toURI().toURL());
      }
    }
    return urls.toArray(URL[]::new);
  }
}
