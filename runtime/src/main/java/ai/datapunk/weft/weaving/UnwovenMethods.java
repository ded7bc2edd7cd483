package ai.datapunk.weft.weaving;

import ai.datapunk.weft.contract.MethodIndex;
import ai.datapunk.weft.contract.TextResource;
import ai.datapunk.weft.contract.classfile.ClassFile;
import ai.datapunk.weft.contract.classfile.ClassFileException;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The annotated methods of an application whose class files are not woven: those that the catalogs
 * list that a class loader sees, and those of classes where nothing made a catalog.
 *
 * @param total how many annotated methods there are, woven or not, in classes that are there
 * @param byClass how many of each class are not woven, by its binary name
 */
record UnwovenMethods(int total, SortedMap<String, Integer> byClass) {

  UnwovenMethods {
    byClass = Collections.unmodifiableSortedMap(byClass);
  }

  /**
   * Reads the class files that catalogs name. What is listed and not there, such as a class that
   * was left out of a jar or has another name in it, does not count, nor does what is not to be
   * read.
   *
   * @param roots folders and archives that are looked through if they have no catalog
   * @throws IOException if the class loader cannot say what it has
   */
  static UnwovenMethods of(ClassLoader loader, Collection<Path> roots) throws IOException {
    int total = 0;
    SortedMap<String, Integer> unwoven = new TreeMap<>();
    for (Map.Entry<String, Set<String>> entry : methodsByClass(loader).entrySet()) {
      OptionalInt count = unwoven(loader, entry.getKey(), entry.getValue());
      if (count.isPresent()) {
        total += entry.getValue().size();
      }
      if (count.orElse(0) > 0) {
        unwoven.put(entry.getKey(), count.getAsInt());
      }
    }
    for (UnlistedClasses.Counted counted : UnlistedClasses.in(roots)) {
      total += counted.methods();
      if (counted.unwoven() > 0) {
        unwoven.put(counted.className(), counted.unwoven());
      }
    }
    return new UnwovenMethods(total, unwoven);
  }

  /** How many of a class's methods are not woven; empty if that cannot be told. */
  private static OptionalInt unwoven(ClassLoader loader, String className, Set<String> listed) {
    ClassFile file = ClassFiles.find(loader, className);
    if (file == null) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(
          (int)
              file.unwovenMethods().stream()
                  .filter(method -> listed.contains(method.readableSignature()))
                  .count());
    } catch (ClassFileException unreadable) {
      return OptionalInt.empty();
    }
  }

  private static SortedMap<String, Set<String>> methodsByClass(ClassLoader loader)
      throws IOException {
    SortedMap<String, Set<String>> methods = new TreeMap<>();
    for (URL url : Collections.list(loader.getResources(MethodIndex.PATH))) {
      for (String line : TextResource.lines(url)) {
        String type = MethodIndex.className(line);
        if (!type.isEmpty()) {
          methods.computeIfAbsent(type, name -> new TreeSet<>()).add(MethodIndex.signature(line));
        }
      }
    }
    return methods;
  }

  /** How many there are. */
  int count() {
    return byClass.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The classes in words: ten of them, and how many more there are. */
  String classes() {
    String first = byClass.keySet().stream().limit(10).collect(Collectors.joining(", "));
    return byClass.size() > 10 ? first + " and " + (byClass.size() - 10) + " more" : first;
  }
}
