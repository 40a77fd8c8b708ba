package org.sqis.core.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;
import org.sqis.core.outcome.Origin;

/** One run of a study: block by block all draws are ranked, then the ranks are counted. */
final class StudyRun {
  /** At most 1,024 draws at once with 32 MB of ranks, and 48 MB of counters. */
  static final Room ROOM = new Room(1024, 16 << 20, 24 << 20);

  /** Ranks of so many entrants lie together. */
  private static final int TILE = 32;

  /** Draws that a thread takes at a time. */
  private static final int PIECE = 16;

  /**
   * How much is kept at once.
   *
   * @param block the most draws whose ranks are kept
   * @param ranks the most ranks that are kept, of two bytes each
   * @param counts the most counters, of two bytes each
   */
  record Room(int block, int ranks, int counts) {}

  private final StudyData data;
  private final RankStudySetup setup;
  private final Room room;
  private final Field field;
  private final DrawSource source;
  private final int draws;
  private final int places;
  private final long step;
  private final ConcurrentLinkedQueue<Ranker> rankers = new ConcurrentLinkedQueue<>();

  StudyRun(StudyData data, RankStudySetup setup, Room room) {
    this.data = data;
    this.room = room;
    this.setup = setup;
    this.field = new Field(data);
    this.source = DrawSource.of(data, setup.model(), setup.seed());
    this.draws = setup.draws();
    this.places =
        setup
            .lowest()
            .times(Rational.of(field.schools(), 100))
            .rounded(0, RoundingRule.UP)
            .numerator()
            .intValueExact();
    this.step = step(draws);
  }

  /** A number without a common divisor with {@code draws}, near their golden section. */
  private static long step(int draws) {
    long step = Math.max(1, draws * 618L / 1000);
    while (gcd(step, draws) != 1) {
      step++;
    }
    return step;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  RankStudy study(@Nullable Origin origin, String index, Team team) {
    int last = draws - 1;
    int[] targets = {last / 20, last / 2, (19 * last + 19) / 20};
    Windows windows = new Windows(field.size(), field.schools(), draws, targets, room.counts());
    if (field.size() > 0) {
      count(windows, team);
    }
    int[] lowest = new int[field.size()];
    long closeCalls = 0;
    long ties = 0;
    for (Ranker ranker : rankers) {
      for (int entrant = 0; entrant < lowest.length; entrant++) {
        lowest[entrant] += ranker.lowest()[entrant];
      }
      closeCalls += ranker.closeCalls();
      ties += ranker.ties();
    }
    int[] stated = stated();
    List<RankStudy.Row> rows = new ArrayList<>();
    for (int school = 0; school < field.schools(); school++) {
      StudyData.Scored scored = data.schools().get(school);
      int entrant = field.entrant(school);
      rows.add(
          new RankStudy.Row(
              scored.entity(),
              scored.stated(),
              stated[school],
              windows.value(0, entrant),
              windows.value(1, entrant),
              windows.value(2, entrant),
              lowest[entrant]));
    }
    return new RankStudy(
        origin, index, setup, draws, places, rows, data.unranked(), field.size(), closeCalls, ties);
  }

  /** Ranks by the shares as stated. */
  private int[] stated() {
    List<Integer> order = new ArrayList<>(IntStream.range(0, field.schools()).boxed().toList());
    Comparator<Integer> byIndex =
        Comparator.comparing(school -> data.schools().get(school).stated());
    Collections.sort(order, byIndex.reversed());
    int[] ranks = new int[order.size()];
    for (int i = 0; i < ranks.length; i++) {
      boolean ties = i > 0 && byIndex.compare(order.get(i), order.get(i - 1)) == 0;
      ranks[order.get(i)] = ties ? ranks[order.get(i - 1)] : i + 1;
    }
    return ranks;
  }

  private void count(Windows windows, Team team) {
    int tiles = (field.size() + TILE - 1) / TILE;
    int block = Math.max(1, Math.min(Math.min(room.block(), draws), room.ranks() / (tiles * TILE)));
    char[] ranks = new char[tiles * TILE * block];
    boolean isFirst = true;
    do {
      for (int from = 0; from < draws; from += block) {
        int count = Math.min(block, draws - from);
        rank(ranks, from, count, isFirst, team);
        if (from == 0 && isFirst) {
          team.work(tiles, tile -> read(ranks, tile, count, windows::place));
          windows.open();
        }
        team.work(tiles, tile -> read(ranks, tile, count, windows::count));
      }
      isFirst = false;
    } while (isAgain(windows));
  }

  private static boolean isAgain(Windows windows) {
    boolean isOpen = windows.isOpen();
    if (isOpen) {
      windows.open();
    }
    return isOpen;
  }

  /** Ranks all entrants under some draws. */
  private void rank(char[] ranks, int from, int count, boolean isCounted, Team team) {
    team.work(
        (count + PIECE - 1) / PIECE,
        piece -> {
          Ranker ranker = rankers.poll();
          if (ranker == null) {
            ranker = new Ranker(field, data, source, places);
          }
          char[] own = new char[(field.size() + TILE - 1) / TILE * TILE];
          int end = Math.min(count, (piece + 1) * PIECE);
          for (int i = piece * PIECE; i < end; i++) {
            one(ranker, spread(from + i), own, isCounted);
            for (int tile = 0; tile * TILE < own.length; tile++) {
              System.arraycopy(own, tile * TILE, ranks, (tile * count + i) * TILE, TILE);
            }
          }
          rankers.add(ranker);
        });
  }

  private void one(Ranker ranker, int draw, char[] into, boolean isCounted) {
    try {
      ranker.rank(draw, into, isCounted);
    } catch (Ranker.NothingLeft e) {
      throw new IllegalArgumentException(
          "draws must leave every school a measure that counts: draw "
              + e.draw()
              + " leaves "
              + data.schools().get(field.school(e.entrant())).entity().id()
              + " none");
    }
  }

  /**
   * Takes draws in an order in which the first ones are like all of them even if they were given
   * sorted: places of the golden section.
   */
  private int spread(int number) {
    return (int) (number * step % draws);
  }

  /** Does something with the ranks of one entrant under some draws. */
  private interface Reader {
    void read(int entrant, int[] ranks, int count, char[] histogram);
  }

  private void read(char[] ranks, int tile, int count, Reader reader) {
    int[] column = new int[count];
    char[] histogram = new char[field.schools() + 1];
    int end = Math.min(TILE, field.size() - tile * TILE);
    for (int j = 0; j < end; j++) {
      int at = tile * count * TILE + j;
      for (int i = 0; i < count; i++) {
        column[i] = ranks[at + i * TILE];
      }
      reader.read(tile * TILE + j, column, count, histogram);
    }
  }
}
