package ai.datapunk.weft.probe;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.record.SeriesWiring;

/** A probe of its own for the tests of other packages. */
public final class NewProbe {

  private NewProbe() {}

  public static Probe of(
      SeriesWiring wiring, Mesh mesh, Class<?>[] parameterTypes, Class<?> returnType) {
    return new Probe(wiring, mesh, parameterTypes, returnType);
  }
}
