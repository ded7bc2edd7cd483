package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatSources;

import ai.datapunk.weft.processor.MarkedSource;
import ai.datapunk.weft.processor.RuleAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryInTransactionTest {

  private static final String SPRING = "org.springframework.transaction.annotation";
  private static final String JAKARTA = "jakarta.transaction";
  private static final String JAVAX = "javax.transaction";

  /** As Spring has it, as far as it matters. */
  private static final MarkedSource OF_SPRING =
      MarkedSource.of(
          SPRING + ".Transactional",
          """
          package org.springframework.transaction.annotation;
          import java.lang.annotation.*;
          @Inherited
          @Target({ElementType.TYPE, ElementType.METHOD})
          public @interface Transactional {
            Propagation propagation() default Propagation.REQUIRED;
            boolean readOnly() default false;
            enum Propagation { REQUIRED, REQUIRES_NEW, SUPPORTS, NOT_SUPPORTED, NEVER }
          }
          """);

  private static MarkedSource ofJakarta(String itsPackage) {
    return MarkedSource.of(
        itsPackage + ".Transactional",
        """
        package %s;
        import java.lang.annotation.*;
        @Inherited
        @Target({ElementType.TYPE, ElementType.METHOD})
        public @interface Transactional {
          TxType value() default TxType.REQUIRED;
          enum TxType { REQUIRED, REQUIRES_NEW, NOT_SUPPORTED, NEVER }
        }
        """
            .formatted(itsPackage));
  }

  private static RuleAssert assertThatTypes(String itsPackage, String types) {
    String source =
        """
        package shop;
        import ai.datapunk.weft.annotation.*;
        import %s.Transactional;
        """
            .formatted(itsPackage);
    return assertThatSources(
        MarkedSource.of("shop.Client", source + types),
        OF_SPRING,
        ofJakarta(JAKARTA),
        ofJakarta(JAVAX));
  }

  @ParameterizedTest
  @ValueSource(strings = {SPRING, JAKARTA, JAVAX})
  void bothOnOneMethod(String itsPackage) {
    assertThatTypes(
            itsPackage,
            """
            @MeshService("inventory")
            class Client {
              «@Retried @Transactional void store() {}
              @Transactional «@Retried(maxAttempts = 2) @Timed public String load() { return ""; }
              «@Retried @Transactional private void hidden() {}
            }
            """)
        .reports(
            Message.RETRY_IN_TRANSACTION,
            Message.RETRY_IN_TRANSACTION,
            Message.RETRY_IN_TRANSACTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {SPRING, JAKARTA, JAVAX})
  void oneOnTheClassAndOneOnAMethod(String itsPackage) {
    assertThatTypes(
            itsPackage,
            """
            @Transactional
            @MeshService("inventory")
            class Client {
              «@Retried public void store() {}
              public void load() {}
              @Retried private void outside() {}
              @Retried static void none() {}
            }
            """)
        .reports(Message.RETRY_IN_TRANSACTION);
    assertThatTypes(
            itsPackage,
            """
            «@Retried
            @MeshService("inventory")
            class Client {
              @Transactional public void store() {}
              public void load() {}
            }
            """)
        .reports(Message.RETRY_IN_TRANSACTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {SPRING, JAKARTA, JAVAX})
  void bothOnTheClassAreToldOnce(String itsPackage) {
    assertThatTypes(
            itsPackage,
            """
            @Transactional
            «@Retried
            @MeshService("inventory")
            class Client {
              public void store() {}
              public void load() {}
            }
            """)
        .reports(Message.RETRY_IN_TRANSACTION);
  }

  @Test
  void aSubclassInheritsTheTransaction() {
    assertThatTypes(
            SPRING,
            """
            @MeshService("inventory")
            class Client extends Base {
              «@Retried public void store() {}
            }
            @Transactional class Base {}
            """)
        .reports(Message.RETRY_IN_TRANSACTION);
  }

  @Test
  void withoutATransactionThereIsNothingToTell() {
    assertThatTypes(
            SPRING,
            """
            @MeshService("inventory")
            class Client {
              @Transactional void store() {}
              @Retried void load() {}
              @Timed @Transactional void time() {}
              @Retried @Transactional(propagation = Transactional.Propagation.NEVER) void a() {}
              @Retried @Transactional(propagation = Transactional.Propagation.NOT_SUPPORTED)
              void b() {}
            }
            """)
        .isAccepted();
    assertThatTypes(
            JAKARTA,
            """
            @Transactional
            @MeshService("inventory")
            class Client {
              @Retried @Transactional(Transactional.TxType.NEVER) public void a() {}
              @Retried @Transactional(Transactional.TxType.NOT_SUPPORTED) public void b() {}
              @Timed public void c() {}
            }
            """)
        .isAccepted();
  }

  @Test
  void aNewTransactionForTheMethodHoldsAllAttemptsToo() {
    assertThatTypes(
            SPRING,
            """
            @MeshService("inventory")
            class Client {
              «@Retried @Transactional(propagation = Transactional.Propagation.REQUIRES_NEW)
              void a() {}
            }
            """)
        .reports(Message.RETRY_IN_TRANSACTION);
  }

  @Test
  void anAnnotationOfThatNameThatIsAnothersSaysNothing() {
    assertThatSources(
            MarkedSource.of(
                "shop.Client",
                """
                package shop;
                import ai.datapunk.weft.annotation.*;
                @MeshService("inventory")
                class Client {
                  @interface Transactional {}
                  @Retried @Transactional void store() {}
                }
                """))
        .isAccepted();
  }

  @Test
  void theTextNamesTheAnnotationAndTheWayOut() {
    assertThatTypes(
            JAKARTA,
            """
            @MeshService("inventory")
            class Client {
              @Retried @Transactional void store() {}
            }
            """)
        .prints(
            "[WEFT-118] all attempts run in the one transaction of"
                + " @jakarta.transaction.Transactional: one that fails may mark it for rollback,"
                + " and then the commit throws although a later one has succeeded\n"
                + "  Fix: put the transaction inside: retry a method that calls a transactional"
                + " method of another bean");
  }

  @Test
  void itCanBeTurnedOff() {
    assertThatTypes(
            SPRING,
            """
            @MeshService("inventory")
            class Client {
              @SuppressWarnings("weft:WEFT-118") @Retried @Transactional void store() {}
            }
            """)
        .isAccepted();
  }
}
