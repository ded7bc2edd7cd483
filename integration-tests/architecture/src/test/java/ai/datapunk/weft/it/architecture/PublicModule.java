package ai.datapunk.weft.it.architecture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;

/** A module that users have on their paths, named by one of its types. */
enum PublicModule {
  ANNOTATIONS("ai.datapunk.weft.annotations", ai.datapunk.weft.annotation.Timed.class),
  CATALOG("ai.datapunk.weft.catalog", ai.datapunk.weft.catalog.Catalog.class),
  CONTRACT("ai.datapunk.weft.contract", ai.datapunk.weft.contract.Family.class),
  MONITORING("ai.datapunk.weft.monitoring", ai.datapunk.weft.monitoring.Monitoring.class),
  RUNTIME("ai.datapunk.weft.runtime", ai.datapunk.weft.Weft.class);

  private final String moduleName;
  private final Class<?> member;

  PublicModule(String moduleName, Class<?> member) {
    this.moduleName = moduleName;
    this.member = member;
  }

  String moduleName() {
    return moduleName;
  }

  /** Its jar, or the folder of its classes where it was not packaged. */
  Path place() throws URISyntaxException {
    return Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** A jar with the packages that the module exports to everyone. */
  byte[] exportedClasses() throws Exception {
    Path place = place();
    ModuleReference reference = ModuleFinder.of(place).find(moduleName).orElseThrow();
    Set<String> folders =
        reference.descriptor().exports().stream()
            .filter(exports -> !exports.isQualified())
            .map(Exports::source)
            .map(name -> name.replace('.', '/') + "/")
            .collect(Collectors.toSet());
    try (ModuleReader reader = reference.open()) {
      return jar(folders, reader);
    }
  }

  private static byte[] jar(Set<String> folders, ModuleReader reader) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes)) {
      List<String> names = reader.list().filter(name -> name.endsWith(".class")).sorted().toList();
      for (String name : names) {
        if (folders.contains(name.substring(0, name.lastIndexOf('/') + 1))) {
          jar.putNextEntry(new JarEntry(name));
          try (InputStream in = reader.open(name).orElseThrow()) {
            in.transferTo(jar);
          }
        }
      }
    }
    return bytes.toByteArray();
  }
}
