package ai.datapunk.weft.it.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.config.Options;
import japicmp.model.AccessModifier;
import japicmp.model.JApiClass;
import japicmp.output.stdout.StdoutOutputGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;

/**
 * The public and protected types and members of a jar: what japicmp tells when it compares the jar
 * with an empty one.
 */
final class Surface {

  /** What says how it differs from the empty jar, rather than what it is. */
  private static final Pattern DIFFERENCE =
      Pattern.compile(
          "\\+\\+\\+[*!]?  NEW |\\(\\+\\)|  \\((not serializable|compatible|serializable.*)\\)$");

  private static final Pattern SAID_BY_EVERY_TYPE =
      Pattern.compile(
          "\\t\\+\\+\\+[*!]?  (CLASS FILE FORMAT|NEW SUPERCLASS: java.lang.(Object|Enum|Record)$).*");

  private Surface() {}

  /** All types, each with its members in the order of their lines: japicmp's is that of a hash. */
  static String of(byte[] jar) throws IOException {
    Options options = options();
    List<String> lines =
        new StdoutOutputGenerator(options, compared(options, jar))
            .generate()
            .lines()
            .filter(line -> line.strip().startsWith("+++"))
            .filter(line -> !SAID_BY_EVERY_TYPE.matcher(line).matches())
            .map(line -> DIFFERENCE.matcher(line).replaceAll("").replace("\t", "  ") + "\n")
            .toList();
    return sorted(lines, 0);
  }

  /** These lines, with those that stand further in behind the one that they belong to. */
  private static String sorted(List<String> lines, int indent) {
    List<String> blocks = new ArrayList<>();
    int begin = 0;
    while (begin < lines.size()) {
      int end = begin + 1;
      while (end < lines.size() && lines.get(end).startsWith(" ".repeat(indent + 2))) {
        end++;
      }
      blocks.add(lines.get(begin) + sorted(lines.subList(begin + 1, end), indent + 2));
      begin = end;
    }
    return blocks.stream().sorted().collect(joining());
  }

  /** The top-level types by their packages. */
  static NavigableMap<String, NavigableSet<String>> types(byte[] jar) throws IOException {
    return compared(options(), jar).stream()
        .map(JApiClass::getFullyQualifiedName)
        .filter(name -> name.indexOf('$') < 0)
        .collect(
            groupingBy(
                name -> name.substring(0, name.lastIndexOf('.')),
                TreeMap::new,
                mapping(
                    name -> name.substring(name.lastIndexOf('.') + 1),
                    toCollection(TreeSet::new))));
  }

  private static Options options() {
    Options options = Options.newDefault();
    options.setIgnoreMissingClasses(true);
    options.setAccessModifier(AccessModifier.PROTECTED);
    options.setNoAnnotations(true);
    options.setOutputOnlyModifications(true);
    return options;
  }

  private static List<JApiClass> compared(Options options, byte[] jar) throws IOException {
    ByteArrayOutputStream nothing = new ByteArrayOutputStream();
    new JarOutputStream(nothing).close();
    JApiCmpArchive earlier = new JApiCmpArchive(nothing.toByteArray(), "0", "nothing");
    JApiCmpArchive now = new JApiCmpArchive(jar, "1", "module");
    options.setOldArchives(List.of(earlier));
    options.setNewArchives(List.of(now));
    return new JarArchiveComparator(JarArchiveComparatorOptions.of(options)).compare(earlier, now);
  }
}
