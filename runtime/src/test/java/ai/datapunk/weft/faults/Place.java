package ai.datapunk.weft.faults;

/** The places of users' code that Weft calls. */
enum Place {
  TEXT,
  HASH,
  COMPARISON,
  DIGEST,
  SANITIZER,
  MAPPER,
  SOURCE,
  STRATEGY,
  STRATEGY_FACTORY,
  CLOCK,
  SLEEPER,
  SCHEDULER,
  RANDOM,
  CAPTURE,
  CARRIED_RUN,
  PREDICATE,
  LOG,
  CAUSE,
  SPAN,
  GAUGE,
  PREPARATION,
  REGISTRY
}
