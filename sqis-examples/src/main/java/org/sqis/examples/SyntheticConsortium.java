package org.sqis.examples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the data of the example {@code core-2014-15}: a consortium of eight districts that does not
 * exist. Every run on every machine writes the same bytes: the generator computes with whole
 * numbers, from one seed, in one order. Stateless; safe for every thread.
 */
public final class SyntheticConsortium {
  /** One line for each school. */
  public static final String SCHOOLS_FILE = "synthetic_schools.csv";

  /** One line for each school and student group. */
  public static final String GROUPS_FILE = "synthetic_groups.csv";

  private static final long SEED = 201_415L;

  private SyntheticConsortium() {}

  /** The files by name. */
  public static Map<String, String> files() {
    StringBuilder schools =
        new StringBuilder("synthetic_cds,name,district,school_type,title_i,sig_funded\n");
    StringBuilder groups = new StringBuilder("synthetic_cds,group");
    for (Count count : Count.OF_ONE_YEAR) {
      groups.append(',').append(count.word());
    }
    groups.append(",growth_ela,growth_math\n");
    SplitMix64 seeds = new SplitMix64(SEED);
    for (District district : District.ALL) {
      Map<SchoolType, Integer> ofType = new EnumMap<>(SchoolType.class);
      for (int number = 1; number <= district.schools(); number++) {
        SplitMix64 random = new SplitMix64(seeds.next());
        SchoolType type = SchoolType.draw(random);
        int numberOfType = ofType.merge(type, 1, Integer::sum);
        SyntheticSchool school = SyntheticSchool.draw(district, number, type, numberOfType, random);
        addSchool(school, random, schools);
        Tally tally = StudentDraw.of(school, random, random);
        addGroups(school, tally, new Reporting(school, tally, random), groups);
      }
    }
    Map<String, String> files = new LinkedHashMap<>();
    files.put(SCHOOLS_FILE, schools.toString());
    files.put(GROUPS_FILE, groups.toString());
    return files;
  }

  private static void addSchool(SyntheticSchool school, SplitMix64 random, StringBuilder lines) {
    boolean isFunded = school.poverty() > 7_500 && random.chance(600);
    boolean isUnknown = random.chance(60);
    lines
        .append(school.code())
        .append(',')
        .append(school.name())
        .append(',')
        .append(school.district().title())
        .append(',')
        .append(school.type().word())
        .append(',')
        .append(isUnknown ? "" : school.titleOne())
        .append(',')
        .append(isFunded ? "yes" : "no")
        .append('\n');
  }

  private static void addGroups(
      SyntheticSchool school, Tally tally, Reporting reporting, StringBuilder lines) {
    for (StudentGroup group : StudentGroup.values()) {
      if (!tally.has(group)) {
        continue;
      }
      lines.append(school.code()).append(',').append(group.word());
      for (Count count : Count.OF_ONE_YEAR) {
        lines.append(',').append(reporting.cell(group, count));
      }
      lines.append(',').append(reporting.elaGrowth(group));
      lines.append(',').append(reporting.mathGrowth(group)).append('\n');
    }
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
