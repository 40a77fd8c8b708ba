package org.sqis.core.study;

import java.util.Comparator;
import java.util.List;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;

/** Draws a distribution: a bar for each bin, and a line for each value that is marked. */
final class DistributionPicture {
  private static final int LEFT = 900;
  private static final int TOP = 1700;
  private static final int BOTTOM = 5400;
  private static final int MOST_LABELS = 12;

  private final Distribution all;
  private final Rational low;
  private final Rational high;
  private final int most;

  DistributionPicture(Distribution all) {
    this.all = all;
    Rational least = all.start();
    Rational greatest = all.border(Math.max(1, all.counts().size()));
    for (Distribution.Cut cut : all.cuts()) {
      least = cut.at().compareTo(least) < 0 ? cut.at() : least;
      greatest = cut.at().compareTo(greatest) > 0 ? cut.at() : greatest;
    }
    this.low = least;
    this.high = greatest;
    this.most = Math.max(1, all.counts().stream().mapToInt(Integer::intValue).max().orElse(1));
  }

  String picture() {
    int schools = all.counts().stream().mapToInt(Integer::intValue).sum();
    String title = "Schools by " + all.result();
    String counted = schools + (schools == 1 ? " school" : " schools");
    String without = all.missing() == 0 ? "" : ", " + all.missing() + " without a value";
    Svg svg =
        new Svg(
            PictureHead.WIDTH,
            6100,
            title,
            "A bar for each of "
                + all.counts().size()
                + " bins of width "
                + all.width()
                + ", as high as the number of schools in it; "
                + counted
                + without
                + "."
                + cutWords());
    PictureHead.draw(svg, title, counted + without + "; bins of " + all.width(), all.origin());
    counts(svg);
    bars(svg);
    cuts(svg);
    return svg.picture();
  }

  private String cutWords() {
    StringBuilder words = new StringBuilder();
    for (Distribution.Cut cut : all.cuts()) {
      words.append(words.isEmpty() ? " Lines at " : ", ");
      words.append(cut.at()).append(" (").append(cut.label()).append(')');
    }
    return words.isEmpty() ? "" : words + ".";
  }

  /** Marks of counts: at most five, at even numbers. */
  private void counts(Svg svg) {
    int step = 1;
    int[] factors = {2, 5, 10};
    for (int power = 1; most / step > 5; power *= 10) {
      for (int i = 0; i < factors.length && most / step > 5; i++) {
        step = power * factors[i];
      }
    }
    for (int count = 0; count <= most; count += step) {
      int y = up(count);
      svg.line(LEFT, y, PictureHead.RIGHT, y, Svg.GRID, 10);
      svg.text(LEFT - 80, y + 40, "end", Svg.SOFT, String.valueOf(count));
    }
    svg.text(LEFT - 80, TOP - 130, "end", Svg.SOFT, "schools");
  }

  private int up(int count) {
    return BOTTOM - (int) ((long) (BOTTOM - TOP) * count / most);
  }

  private int across(Rational value) {
    return value
        .minus(low)
        .dividedBy(high.minus(low))
        .times(Rational.of(PictureHead.RIGHT - LEFT))
        .rounded(0, RoundingRule.HALF_UP)
        .numerator()
        .add(java.math.BigInteger.valueOf(LEFT))
        .intValueExact();
  }

  private void bars(Svg svg) {
    int bins = all.counts().size();
    int every = every(bins);
    for (int bin = 0; bin < bins; bin++) {
      int from = across(all.border(bin));
      int to = across(all.border(bin + 1));
      int count = all.counts().get(bin);
      if (count > 0) {
        svg.begin(all.border(bin) + " to below " + all.border(bin + 1) + ": " + count);
        int gap = to - from > 60 ? 10 : 0;
        svg.box(from + gap, up(count), to - from - 2 * gap, BOTTOM - up(count), Svg.BLUE);
        svg.end();
      }
      if (all.border(bin).dividedBy(all.width().times(Rational.of(every))).isWhole()) {
        svg.text(from, BOTTOM + 220, "middle", Svg.SOFT, all.border(bin).toString());
      }
    }
    svg.line(LEFT, BOTTOM, PictureHead.RIGHT, BOTTOM, Svg.SOFT, 10);
    svg.text(PictureHead.RIGHT, BOTTOM + 480, "end", Svg.SOFT, all.result());
  }

  /** How many bins lie between two labels: 1, 2 or 5 times a power of ten. */
  private static int every(int bins) {
    int every = 1;
    for (int power = 1; bins / every > MOST_LABELS; power *= 10) {
      for (int factor : new int[] {2, 5, 10}) {
        every = bins / every > MOST_LABELS ? power * factor : every;
      }
    }
    return every;
  }

  /** Lines at the cuts, their labels on two lines in turn so that neighbours do not overlap. */
  private void cuts(Svg svg) {
    List<Distribution.Cut> sorted =
        all.cuts().stream().sorted(Comparator.comparing(Distribution.Cut::at)).toList();
    for (int i = 0; i < sorted.size(); i++) {
      Distribution.Cut cut = sorted.get(i);
      int x = across(cut.at());
      int y = TOP - 400 - (i % 3) * 160;
      svg.line(x, y + 40, x, BOTTOM, Svg.RED, 12);
      boolean isRight = x > (LEFT + PictureHead.RIGHT) / 2;
      svg.text(
          isRight ? x - 50 : x + 50,
          y + 100,
          isRight ? "end" : "start",
          Svg.RED,
          cut.label() + " " + cut.at());
    }
  }
}
