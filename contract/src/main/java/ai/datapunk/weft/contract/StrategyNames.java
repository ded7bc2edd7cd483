package ai.datapunk.weft.contract;

import java.util.List;

/** The load balancing strategies that Weft has itself, as {@code @LoadBalanced} names them. */
public final class StrategyNames {

  /** One instance after the other. */
  public static final String ROUND_ROBIN = "round_robin";

  /** One after the other, each as often as its weight says. */
  public static final String WEIGHTED_ROUND_ROBIN = "weighted_round_robin";

  /** Any. */
  public static final String RANDOM = "random";

  /** The least busy. */
  public static final String LEAST_CONNECTIONS = "least_connections";

  /** The less busy of two at random. */
  public static final String POWER_OF_TWO_CHOICES = "power_of_two_choices";

  /** All of them. */
  public static final List<String> ALL =
      List.of(ROUND_ROBIN, WEIGHTED_ROUND_ROBIN, RANDOM, LEAST_CONNECTIONS, POWER_OF_TWO_CHOICES);

  private StrategyNames() {}
}
