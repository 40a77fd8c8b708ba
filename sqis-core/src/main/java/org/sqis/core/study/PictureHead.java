package org.sqis.core.study;

import org.jspecify.annotations.Nullable;
import org.sqis.core.outcome.Origin;

/** What stands above every picture: its title, what is drawn, and of which policy and data. */
final class PictureHead {
  /** How wide a picture is. */
  static final int WIDTH = 9600;

  /** Where it ends at the right. */
  static final int RIGHT = 9300;

  private static final int LEFT = 300;

  private PictureHead() {}

  static void draw(Svg svg, String title, String words, @Nullable Origin origin) {
    svg.text(LEFT, 360, "start", Svg.INK, 180, title);
    svg.text(LEFT, 580, "start", Svg.SOFT, words);
    if (origin == null) {
      return;
    }
    String of = "policy " + origin.policy() + ", data " + origin.data() + ", year " + origin.year();
    svg.text(LEFT, 760, "start", Svg.SOFT, of);
    if (origin.isSynthetic()) {
      svg.text(RIGHT, 360, "end", Svg.RED, 140, "SYNTHETIC DATA");
    }
  }
}
