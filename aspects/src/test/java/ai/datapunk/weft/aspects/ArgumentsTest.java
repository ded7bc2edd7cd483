package ai.datapunk.weft.aspects;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  @Test
  void eachIndexGivesItsArgumentAndAnyOtherNull()
      throws InvocationTargetException, IllegalAccessException {
    List<Method> methods =
        Arrays.stream(Arguments.class.getDeclaredMethods())
            .filter(method -> method.getName().equals("at"))
            .sorted(Comparator.comparingInt(Method::getParameterCount))
            .toList();
    assertThat(methods).hasSize(11);
    for (Method at : methods) {
      int arguments = at.getParameterCount() - 1;
      for (int index = -1; index <= arguments; index++) {
        Object[] call = new Object[arguments + 1];
        call[0] = index;
        for (int i = 0; i < arguments; i++) {
          call[i + 1] = "argument " + i;
        }
        Object expected = index < 0 || index == arguments ? null : "argument " + index;
        assertThat(at.invoke(null, call)).isEqualTo(expected);
      }
    }
  }
}
