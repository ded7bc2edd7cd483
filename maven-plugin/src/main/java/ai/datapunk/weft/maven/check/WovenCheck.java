package ai.datapunk.weft.maven.check;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.contract.classfile.AnnotatedMethod;
import ai.datapunk.weft.contract.classfile.ClassFile;
import ai.datapunk.weft.maven.check.Finding.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares class files with their catalog. The class files say what is annotated, the catalog what
 * the compiler has seen of it: neither alone would notice that a processor did not run, or that a
 * class file was lost.
 */
public final class WovenCheck {

  private static final String HOLDER_SUFFIX = "_Metrics";

  /** Local and anonymous classes: processors are not shown them, and they have no holder. */
  private static final Pattern LOCAL = Pattern.compile("\\$\\d");

  private final ClassFolder folder;
  private final boolean holdersOptional;
  private final List<Finding> findings = new ArrayList<>();
  private int methods;

  private WovenCheck(ClassFolder folder, boolean holdersOptional) {
    this.folder = folder;
    this.holdersOptional = holdersOptional;
  }

  /**
   * Checks all classes.
   *
   * @param holdersOptional whether classes may do without what the processor generates
   */
  public static WovenReport of(ClassFolder folder, boolean holdersOptional) throws IOException {
    WovenCheck check = new WovenCheck(folder, holdersOptional);
    Catalog catalog = folder.catalog();
    List<ClassFile> classes = folder.annotatedClasses();
    check.compare(catalog, classes);
    return new WovenReport(check.findings, check.methods, classes.size(), catalog);
  }

  private void compare(Catalog catalog, List<ClassFile> classes) {
    Map<String, CatalogClass> known = new HashMap<>();
    // Metric sets are interfaces, and not woven.
    catalog.classes().stream()
        .filter(type -> type.methods().stream().anyMatch(CatalogMethod::isWoven))
        .forEach(type -> known.put(type.name(), type));
    for (ClassFile type : classes) {
      String name = type.name().replace('/', '.');
      methods += type.annotatedMethods().size();
      for (AnnotatedMethod method : type.unwovenMethods()) {
        add(Kind.UNWOVEN, name, Signatures.of(method));
      }
      CatalogClass entry = known.remove(name);
      if (entry != null) {
        compare(entry, type);
      } else if (!holdersOptional && !LOCAL.matcher(name).find()) {
        add(Kind.UNPROCESSED, name, "");
      }
    }
    // What is left are classes that are gone, or that have lost their annotations since.
    known.keySet().stream().sorted().forEach(name -> add(Kind.STALE, name, ""));
  }

  private void compare(CatalogClass entry, ClassFile type) {
    if (!holdersOptional && !folder.hasClass(entry.name() + HOLDER_SUFFIX)) {
      add(Kind.NO_HOLDER, entry.name(), "");
    }
    Set<String> there =
        type.annotatedMethods().stream()
            .map(Signatures::of)
            .collect(Collectors.toCollection(HashSet::new));
    for (CatalogMethod method : entry.methods()) {
      if (method.isWoven() && !there.contains(method.signature())) {
        add(Kind.STALE, entry.name(), method.signature());
      }
    }
  }

  private void add(Kind kind, String type, String method) {
    findings.add(new Finding(kind, type, method));
  }
}
