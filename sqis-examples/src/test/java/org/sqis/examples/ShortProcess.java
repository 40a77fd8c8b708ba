package org.sqis.examples;

import java.util.List;

/** A Java that runs for a moment. */
public final class ShortProcess {
  /** Options with which a short run costs less; what it prints is the same. */
  public static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private ShortProcess() {}
}
