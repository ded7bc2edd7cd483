package ai.datapunk.weft.aspects;

import ai.datapunk.weft.probe.Probe;
import org.aspectj.lang.JoinPoint;

/** A join point and its probe. */
record JoinPointProbe(JoinPoint.StaticPart joinPoint, Probe probe) {}
