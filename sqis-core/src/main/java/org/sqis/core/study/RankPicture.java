package org.sqis.core.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Draws the rank intervals of a study: of few schools a bar each, with its name; of many a band.
 * Confined to one call.
 */
final class RankPicture {
  /** More schools become a band. */
  static final int MOST_BARS = 60;

  private static final int LEFT_OF_BARS = 2600;
  private static final int LEFT_OF_BAND = 800;
  private static final int TOP = 1300;
  private static final int ROW = 200;
  private static final int BAND = 5200;
  private static final int MOST_COLUMNS = 400;
  private static final int MOST_LETTERS = 34;

  private final RankStudy study;
  private final List<RankStudy.Row> rows;
  private final int count;

  RankPicture(RankStudy study) {
    this.study = study;
    this.rows =
        study.rows().stream()
            .sorted(
                Comparator.comparingInt(RankStudy.Row::rank)
                    .thenComparing(row -> row.entity().id()))
            .toList();
    this.count = rows.size();
  }

  String picture() {
    if (count == 0) {
      Svg svg = new Svg(PictureHead.WIDTH, 1600, title(), "No school has this index.");
      head(svg);
      return svg.text(300, 1200, "start", Svg.INK, "no school has this index").picture();
    }
    return count <= MOST_BARS ? bars() : band();
  }

  private String title() {
    return "Ranks by " + study.index() + " under other weights";
  }

  private void head(Svg svg) {
    PictureHead.draw(svg, title(), study.setup().words(), study.origin());
  }

  private String bars() {
    int height = TOP + count * ROW + 900;
    Svg svg =
        new Svg(
            PictureHead.WIDTH,
            height,
            title(),
            "A row for each of "
                + count
                + " schools in the order of the stated ranks: a bar from the 5th to the 95th"
                + " percentile of its rank under "
                + study.setup().words()
                + ", a dot at the median and a line at its stated rank.");
    head(svg);
    int bottom = TOP + count * ROW;
    axis(svg, LEFT_OF_BARS, bottom, true);
    for (int i = 0; i < count; i++) {
      RankStudy.Row row = rows.get(i);
      int middle = TOP + i * ROW + ROW / 2;
      svg.begin(words(row));
      svg.text(LEFT_OF_BARS - 150, middle + 40, "end", Svg.INK, label(row));
      int from = across(row.from()) - 30;
      svg.box(from, middle - 50, across(row.to()) + 30 - from, 100, Svg.LIGHT_BLUE);
      svg.line(across(row.rank()), middle - 70, across(row.rank()), middle + 70, Svg.RED, 20);
      svg.dot(across(row.median()), middle, 40, Svg.BLUE);
      svg.end();
    }
    int y = bottom + 650;
    svg.box(LEFT_OF_BARS, y - 90, 300, 100, Svg.LIGHT_BLUE);
    svg.text(LEFT_OF_BARS + 400, y, "start", Svg.SOFT, "5 % to 95 % of the draws");
    svg.dot(LEFT_OF_BARS + 2250, y - 40, 40, Svg.BLUE);
    svg.text(LEFT_OF_BARS + 2370, y, "start", Svg.SOFT, "median");
    svg.line(LEFT_OF_BARS + 3150, y - 110, LEFT_OF_BARS + 3150, y + 30, Svg.RED, 20);
    svg.text(LEFT_OF_BARS + 3250, y, "start", Svg.SOFT, "rank by the stated shares");
    return svg.picture();
  }

  private int across(int rank) {
    return count == 1
        ? LEFT_OF_BARS
        : LEFT_OF_BARS
            + (int) ((long) (PictureHead.RIGHT - LEFT_OF_BARS) * (rank - 1) / (count - 1));
  }

  private static String label(RankStudy.Row row) {
    String name = row.entity().name().isEmpty() ? row.entity().id() : row.entity().name();
    int[] letters = name.codePoints().toArray();
    return letters.length <= MOST_LETTERS
        ? name
        : new String(letters, 0, MOST_LETTERS - 1) + "\u2026";
  }

  private static String words(RankStudy.Row row) {
    return row.entity().id()
        + (row.entity().name().isEmpty() ? "" : " " + row.entity().name())
        + ": rank "
        + row.rank()
        + ", "
        + row.from()
        + " to "
        + row.to()
        + ", median "
        + row.median();
  }

  /** Marks of ranks, with lines through the picture. */
  private void axis(Svg svg, int left, int bottom, boolean isAcross) {
    for (int rank : marks()) {
      int place = isAcross ? across(rank) : down(rank);
      if (isAcross) {
        svg.line(place, TOP - 50, place, bottom + 60, Svg.GRID, 10);
        svg.text(place, bottom + 220, "middle", Svg.SOFT, String.valueOf(rank));
      } else {
        svg.line(left, place, PictureHead.RIGHT, place, Svg.GRID, 10);
        svg.text(left - 80, place + 40, "end", Svg.SOFT, String.valueOf(rank));
      }
    }
  }

  /** The first rank, the last and some even ones between. */
  private List<Integer> marks() {
    int step = 1;
    int[] factors = {2, 5, 10};
    for (int power = 1; count / step > 8; power *= 10) {
      for (int i = 0; i < factors.length && count / step > 8; i++) {
        step = power * factors[i];
      }
    }
    List<Integer> marks = new ArrayList<>(List.of(1));
    for (int rank = step; rank <= count; rank += step) {
      boolean isNearEnd = rank != count && count - rank < step / 2;
      if (rank > 1 && !isNearEnd && rank - 1 >= step / 2) {
        marks.add(rank);
      }
    }
    if (marks.get(marks.size() - 1) != count) {
      marks.add(count);
    }
    return marks;
  }

  private int down(int rank) {
    return TOP + (int) ((long) BAND * (rank - 1) / (count - 1));
  }

  private String band() {
    Svg svg =
        new Svg(
            PictureHead.WIDTH,
            TOP + BAND + 1300,
            title(),
            count
                + " schools from left to right in the order of the stated ranks, ranks from top to"
                + " bottom. The dark band holds the usual interval from the 5th to the 95th"
                + " percentile of the ranks under "
                + study.setup().words()
                + ", the light one the widest of neighbouring schools; the blue line is the median,"
                + " the red one the stated rank.");
    head(svg);
    List<List<RankStudy.Row>> columns = columns();
    svg.area(between(columns, 0), "#d6e4f3").area(between(columns, 1), Svg.LIGHT_BLUE);
    axis(svg, LEFT_OF_BAND, TOP + BAND, false);
    svg.line(LEFT_OF_BAND, down(1), PictureHead.RIGHT, down(count), Svg.RED, 12);
    List<Integer> median = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      median.add(column(i, columns.size()));
      median.add(down(middle(columns.get(i).stream().map(RankStudy.Row::median).toList())));
    }
    svg.path(median, Svg.BLUE, 15);
    int bottom = TOP + BAND;
    svg.text(LEFT_OF_BAND, bottom + 250, "start", Svg.SOFT, "best stated rank");
    svg.text(PictureHead.RIGHT, bottom + 250, "end", Svg.SOFT, count + " schools by stated rank");
    svg.text(LEFT_OF_BAND, TOP - 160, "end", Svg.SOFT, "rank");
    legend(svg, bottom + 750);
    return svg.picture();
  }

  private static void legend(Svg svg, int y) {
    svg.box(LEFT_OF_BAND, y - 90, 300, 100, Svg.LIGHT_BLUE);
    svg.text(LEFT_OF_BAND + 380, y, "start", Svg.SOFT, "5 % to 95 % of the draws, usual school");
    svg.box(LEFT_OF_BAND + 3000, y - 90, 300, 100, "#d6e4f3");
    svg.text(LEFT_OF_BAND + 3380, y, "start", Svg.SOFT, "widest of its neighbours");
    svg.line(LEFT_OF_BAND + 5200, y - 40, LEFT_OF_BAND + 5500, y - 40, Svg.BLUE, 15);
    svg.text(LEFT_OF_BAND + 5580, y, "start", Svg.SOFT, "median");
    svg.line(LEFT_OF_BAND + 6350, y - 40, LEFT_OF_BAND + 6650, y - 40, Svg.RED, 12);
    svg.text(LEFT_OF_BAND + 6730, y, "start", Svg.SOFT, "stated rank");
  }

  /** Neighbouring schools together, so that a picture of many is no larger than one of some. */
  private List<List<RankStudy.Row>> columns() {
    int number = Math.min(count, MOST_COLUMNS);
    List<List<RankStudy.Row>> columns = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      int from = (int) ((long) count * i / number);
      int to = (int) ((long) count * (i + 1) / number);
      columns.add(rows.subList(from, to));
    }
    return columns;
  }

  private static int column(int number, int all) {
    return LEFT_OF_BAND + (int) ((long) (PictureHead.RIGHT - LEFT_OF_BAND) * number / (all - 1));
  }

  /** The outline of a band: the widest interval of each column, or its usual one. */
  private List<Integer> between(List<List<RankStudy.Row>> columns, int kind) {
    List<Integer> points = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      List<Integer> from = columns.get(i).stream().map(RankStudy.Row::from).sorted().toList();
      points.add(column(i, columns.size()));
      points.add(down(kind == 0 ? from.get(0) : middle(from)));
    }
    for (int i = columns.size() - 1; i >= 0; i--) {
      List<Integer> to = columns.get(i).stream().map(RankStudy.Row::to).sorted().toList();
      points.add(column(i, columns.size()));
      points.add(down(kind == 0 ? to.get(to.size() - 1) : middle(to)));
    }
    return points;
  }

  private static int middle(List<Integer> numbers) {
    return numbers.stream().sorted().toList().get((numbers.size() - 1) / 2);
  }
}
