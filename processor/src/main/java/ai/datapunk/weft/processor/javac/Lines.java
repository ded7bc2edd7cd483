package ai.datapunk.weft.processor.javac;

import ai.datapunk.weft.processor.calls.Call.Site;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;

/** The lines in which trees of a source file begin. */
final class Lines {

  private final SourcePositions positions;
  private final CompilationUnitTree unit;
  private final String file;

  Lines(Trees trees, CompilationUnitTree unit) {
    this.positions = trees.getSourcePositions();
    this.unit = unit;
    String path = unit.getSourceFile().getName().replace('\\', '/');
    this.file = path.substring(path.lastIndexOf('/') + 1);
  }

  /** The name of the file. */
  String file() {
    return file;
  }

  /** What other processors make up stands nowhere, for which the first line stands in. */
  Site of(Tree tree) {
    long start = positions.getStartPosition(unit, tree);
    return new Site(file, start < 0 ? 1 : unit.getLineMap().getLineNumber(start));
  }
}
