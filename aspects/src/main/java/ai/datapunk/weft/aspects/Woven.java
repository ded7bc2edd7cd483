package ai.datapunk.weft.aspects;

/** What the weaver makes every class implement that has annotated methods. */
public interface Woven {}
