package ai.datapunk.weft.probe;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.record.SeriesWiring;
import ai.datapunk.weft.spec.MethodSpec;

/** A probe of its own for the tests of other packages. */
public final class NewProbe {

  private NewProbe() {}

  public static Probe of(
      SeriesWiring wiring, Mesh mesh, Class<?>[] parameterTypes, Class<?> returnType) {
    return ClassProbes.probe(wiring, mesh.engine(), parameterTypes, returnType, false);
  }

  /** Of a method that has a fallback, whose series are at zero from the start. */
  public static Probe fallingBack(MethodSpec spec, Mesh mesh, Class<?> returnType) {
    SeriesWiring wiring = ClassProbes.wiring(spec, mesh.engine());
    wiring.exposeZeros();
    return ClassProbes.probe(
        wiring, mesh.engine(), new Class<?>[] {Object.class}, returnType, true);
  }

  /** Of a method whose one parameter takes any object; its series are not there before a call. */
  public static Probe of(MethodSpec spec, Mesh mesh, Class<?> returnType) {
    return of(
        ClassProbes.wiring(spec, mesh.engine()), mesh, new Class<?>[] {Object.class}, returnType);
  }

  /** The same, with its series at zero from the start. */
  public static Probe withZeros(MethodSpec spec, Mesh mesh, Class<?> returnType) {
    SeriesWiring wiring = ClassProbes.wiring(spec, mesh.engine());
    wiring.exposeZeros();
    return of(wiring, mesh, new Class<?>[] {Object.class}, returnType);
  }
}
