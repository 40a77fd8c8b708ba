package org.sqis.core.eval;

/** Hears what an evaluation reads, in order. */
public interface Reads {
  /** Hears nothing. */
  Reads NONE =
      new Reads() {
        @Override
        public void read(String name, int group) {}

        @Override
        public void parameter(String name) {}
      };

  /** A value was read; {@code group} is -1 for a value the school has once. */
  void read(String name, int group);

  /** A parameter was read. */
  void parameter(String name);
}
