package ai.datapunk.weft.benchmarks.build;

/** A way to build the project, by what its POM has between {@code <plugins>}. */
enum Variant {
  JAVAC("javac alone", "", compiler("<proc>none</proc>")),
  PROCESSOR("javac with Weft's processor", "", withProcessor()),
  PLUGIN(
      "`weft-maven-plugin`",
      "weft:",
      """
            <plugin>
              <groupId>ai.datapunk.weft</groupId>
              <artifactId>weft-maven-plugin</artifactId>
              <version>${weft.version}</version>
              <extensions>true</extensions>
            </plugin>
      """),
  ASPECTJ(
      "`aspectj-maven-plugin`",
      "aspectj:",
      withProcessor()
          + """
            <plugin>
              <groupId>dev.aspectj</groupId>
              <artifactId>aspectj-maven-plugin</artifactId>
              <version>${aspectj-plugin.version}</version>
              <dependencies>
                <dependency>
                  <groupId>org.aspectj</groupId>
                  <artifactId>aspectjtools</artifactId>
                  <version>${aspectj.version}</version>
                </dependency>
              </dependencies>
              <executions>
                <execution>
                  <id>weave</id>
                  <phase>process-classes</phase>
                  <goals>
                    <goal>compile</goal>
                  </goals>
                  <configuration>
                    <complianceLevel>17</complianceLevel>
                    <proc>none</proc>
                    <sources/>
                    <forceAjcCompile>true</forceAjcCompile>
                    <weaveDirectories>
                      <weaveDirectory>${project.build.outputDirectory}</weaveDirectory>
                    </weaveDirectories>
                    <aspectLibraries>
                      <aspectLibrary>
                        <groupId>ai.datapunk.weft</groupId>
                        <artifactId>weft-aspects</artifactId>
                      </aspectLibrary>
                    </aspectLibraries>
                    <argumentFileDirectory>${project.build.directory}/ajc</argumentFileDirectory>
                  </configuration>
                </execution>
              </executions>
            </plugin>
      """);

  private final String title;
  private final String weaver;
  private final String plugins;

  Variant(String title, String weaver, String plugins) {
    this.title = title;
    this.weaver = weaver;
    this.plugins = plugins;
  }

  /** What it is called in a table. */
  String title() {
    return title;
  }

  boolean weaves() {
    return !weaver.isEmpty();
  }

  /** How the names of the goals that weave begin, as {@link MavenRun.Build} has them. */
  String weaver() {
    return weaver;
  }

  /** The project's POM; versions come as properties with the command. */
  String pom() {
    return """
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      <groupId>shop</groupId>
      <artifactId>shop</artifactId>
      <version>1</version>
      <properties>
        <maven.compiler.release>17</maven.compiler.release>
        <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
      </properties>
      <dependencies>
        <dependency>
          <groupId>ai.datapunk.weft</groupId>
          <artifactId>weft-aspects</artifactId>
          <version>${weft.version}</version>
        </dependency>
      </dependencies>
      <build>
        <pluginManagement>
          <plugins>
            <plugin>
              <artifactId>maven-clean-plugin</artifactId>
              <version>${clean.version}</version>
            </plugin>
            <plugin>
              <artifactId>maven-resources-plugin</artifactId>
              <version>${resources.version}</version>
            </plugin>
            <plugin>
              <artifactId>maven-compiler-plugin</artifactId>
              <version>${compiler.version}</version>
            </plugin>
          </plugins>
        </pluginManagement>
        <plugins>
    """
        + plugins
        + """
        </plugins>
      </build>
    </project>
    """;
  }

  private static String withProcessor() {
    return compiler(
        """
        <annotationProcessorPaths>
                    <path>
                      <groupId>ai.datapunk.weft</groupId>
                      <artifactId>weft-processor</artifactId>
                      <version>${weft.version}</version>
                    </path>
                  </annotationProcessorPaths>""");
  }

  private static String compiler(String configuration) {
    return """
            <plugin>
              <artifactId>maven-compiler-plugin</artifactId>
              <configuration>
                %s
              </configuration>
            </plugin>
      """
        .formatted(configuration);
  }
}
