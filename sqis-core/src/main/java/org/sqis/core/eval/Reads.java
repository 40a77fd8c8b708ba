package org.sqis.core.eval;

/** Hears what an evaluation reads, in order. */
public interface Reads {
  /** Hears nothing. */
  Reads NONE =
      new Reads() {
        @Override
        public void read(String name, int group, int ago) {}

        @Override
        public void parameter(String name, int ago) {}

        @Override
        public void season(String name, int ago) {}
      };

  /**
   * A value was read.
   *
   * @param group the number of the group in the year read; -1 for a value the school has once
   * @param ago how many years before; 0 for the year that is evaluated
   */
  void read(String name, int group, int ago);

  /** A parameter was read; {@code ago} is as for {@link #read}. */
  void parameter(String name, int ago);

  /** A season of the calendar, or the school year itself, decided; {@code ago} as above. */
  void season(String name, int ago);

  /** Hears the same reads as those of {@code years} before. */
  default Reads ago(int years) {
    Reads outer = this;
    return new Reads() {
      @Override
      public void read(String name, int group, int ago) {
        outer.read(name, group, ago + years);
      }

      @Override
      public void parameter(String name, int ago) {
        outer.parameter(name, ago + years);
      }

      @Override
      public void season(String name, int ago) {
        outer.season(name, ago + years);
      }
    };
  }
}
