package org.sqis.examples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the data of the example {@code core-waiver}: made-up schools in districts that bear the
 * names of the eight districts of the waiver, over five school years, and the rates of the year
 * before them. Every run on every machine writes the same bytes: the generator computes with whole
 * numbers, from one seed, in one order. Stateless; safe for every thread.
 */
public final class SyntheticWaiver {
  private static final long SEED = 201_213L;

  /** Two districts left the consortium; their schools are in the data of every year. */
  private static final List<District> DISTRICTS =
      List.of(
          new District(1, "Los Angeles", 112, 7400, List.of(85, 6, 45, 22, 710, 5, 100, 27)),
          new District(2, "San Francisco", 22, 5700, List.of(95, 5, 320, 60, 290, 20, 160, 50)),
          new District(3, "Oakland", 22, 7300, List.of(270, 5, 135, 12, 440, 13, 95, 30)),
          new District(4, "Fresno", 20, 8300, List.of(92, 8, 115, 5, 660, 4, 95, 21)),
          new District(5, "Long Beach", 16, 6700, List.of(145, 4, 75, 35, 545, 18, 145, 33)),
          new District(6, "Sacramento City", 16, 6800, List.of(170, 8, 180, 20, 370, 22, 180, 50)),
          new District(7, "Santa Ana", 11, 8600, List.of(6, 2, 35, 5, 925, 4, 18, 5)),
          new District(8, "Sanger", 5, 6900, List.of(20, 8, 105, 8, 690, 4, 140, 25)));

  private SyntheticWaiver() {}

  /** The committed files by name: drawn schools, some of which open or close, and planted ones. */
  public static Map<String, String> files() {
    List<WaiverLife> lives = new ArrayList<>();
    SplitMix64 seeds = new SplitMix64(SEED);
    for (District district : DISTRICTS) {
      Map<SchoolType, Integer> ofType = new EnumMap<>(SchoolType.class);
      for (int number = 1; number <= district.schools(); number++) {
        lives.add(WaiverLife.draw(district, number, ofType, seeds.next(), false));
      }
    }
    return files(lives, true);
  }

  /**
   * Files of the same names and columns for a larger consortium: in every year the same schools, of
   * which exactly so many participate in Title I; none is planted. They are not committed.
   *
   * @param participating how many schools participate in Title I
   */
  public static Map<String, String> filesWithTitleOne(int participating) {
    if (participating < 1) {
      throw new IllegalArgumentException("participating must be at least 1: " + participating);
    }
    List<WaiverLife> lives = new ArrayList<>();
    SplitMix64 seeds = new SplitMix64(SEED);
    Map<District, Map<SchoolType, Integer>> ofType = new LinkedHashMap<>();
    Map<District, Integer> numbers = new LinkedHashMap<>();
    List<District> turns = turns();
    int found = 0;
    for (int turn = 0; found < participating; turn++) {
      District district = turns.get(turn % turns.size());
      int number = numbers.merge(district, 1, Integer::sum);
      Map<SchoolType, Integer> ofTypeHere =
          ofType.computeIfAbsent(district, key -> new EnumMap<>(SchoolType.class));
      WaiverLife life = WaiverLife.draw(district, number, ofTypeHere, seeds.next(), true);
      found += life.titleOne().equals("participating") ? 1 : 0;
      lives.add(life);
    }
    return files(lives, false);
  }

  /** Whose school is next: each district as often as it has schools, the smallest first. */
  private static List<District> turns() {
    List<District> turns = new ArrayList<>();
    for (District district : DISTRICTS) {
      turns.addAll(Collections.nCopies(district.schools(), district));
    }
    Collections.reverse(turns);
    return turns;
  }

  private static Map<String, String> files(List<WaiverLife> lives, boolean hasPlanted) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "synthetic_successions.csv",
        "synthetic_cds,successor,from\n" + (hasPlanted ? PlantedSchools.successions() : ""));
    for (WaiverYear year : WaiverYear.values()) {
      WaiverFiles writer = new WaiverFiles(year);
      for (WaiverLife life : lives) {
        life.in(year).ifPresent(writer::add);
      }
      if (hasPlanted) {
        PlantedSchools.in(year).forEach(writer::add);
      }
      files.putAll(writer.files());
    }
    return files;
  }

  /**
   * Writes the files into a folder.
   *
   * @param args the folder
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("args must name one folder: " + args.length);
    }
    Path folder = Path.of(args[0]);
    for (Map.Entry<String, String> file : files().entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
    }
  }
}
