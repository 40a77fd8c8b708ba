package org.sqis.core.publication;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Small tables of counts by school and group, as plain numbers and as {@link CountTable}. */
final class RandomTables {
  private RandomTables() {}

  /**
   * A total as the test knows it.
   *
   * @param whole its identity
   * @param counts what is added
   * @param rather what is rather hidden
   */
  record Sum(String whole, List<String> counts, CountTable.Rather rather) {}

  /**
   * A table as the test knows it.
   *
   * @param counts by identity how many students, and how many of them met the standard
   * @param sums the totals
   */
  record Plain(Map<String, long[]> counts, List<Sum> sums) {
    CountTable table(Random order) {
      CountTable.Builder builder = CountTable.builder(List.of(CountTable.Part.of("met")));
      List<String> ids = new ArrayList<>(counts.keySet());
      List<Sum> all = new ArrayList<>(sums);
      Collections.shuffle(ids, order);
      Collections.shuffle(all, order);
      for (String id : ids) {
        builder.count(id, counts.get(id)[0], Map.of("met", counts.get(id)[1]));
      }
      for (Sum sum : all) {
        List<String> parts = new ArrayList<>(sum.counts());
        Collections.shuffle(parts, order);
        builder.total(sum.whole(), parts, sum.rather());
      }
      return builder.build();
    }

    CountTable table() {
      return table(new Random(1));
    }
  }

  /**
   * Schools of one district, each with a family of groups and groups of none.
   *
   * @param schools how many; with more than one there are totals of the district
   * @param family how many groups the family has
   * @param others how many groups there are besides
   * @param most the largest count of a group and part
   */
  static Plain of(Random random, int schools, int family, int others, int most) {
    Map<String, long[]> counts = new TreeMap<>();
    List<Sum> sums = new ArrayList<>();
    List<String> groups = new ArrayList<>(List.of("all"));
    for (int group = 0; group < family; group++) {
      groups.add("f" + group);
    }
    for (int group = 0; group < others; group++) {
      groups.add("o" + group);
    }
    for (int school = 0; school < schools; school++) {
      String at = "s" + school + "/";
      long[] all = some(random, random.nextInt(3) == 0 ? most : 0);
      List<String> members = new ArrayList<>();
      for (int group = 0; group < family; group++) {
        long[] one = some(random, most);
        counts.put(at + "f" + group, one);
        members.add(at + "f" + group);
        all[0] += one[0];
        all[1] += one[1];
      }
      counts.put(at + "all", all);
      if (family > 0) {
        sums.add(new Sum(at + "all", members, CountTable.Rather.A_COUNT));
      }
      for (int group = 0; group < others; group++) {
        long met = random.nextLong(all[1] + 1);
        long rest = random.nextLong(all[0] - all[1] + 1);
        counts.put(at + "o" + group, new long[] {met + rest, met});
        sums.add(new Sum(at + "all", List.of(at + "o" + group), CountTable.Rather.A_COUNT));
      }
    }
    if (schools > 1) {
      for (String group : groups) {
        district(counts, sums, schools, group);
      }
      List<String> members = groups.stream().filter(one -> one.startsWith("f")).toList();
      if (!members.isEmpty()) {
        sums.add(
            new Sum(
                "d/all",
                members.stream().map(one -> "d/" + one).toList(),
                CountTable.Rather.A_COUNT));
      }
    }
    return new Plain(counts, sums);
  }

  private static void district(
      Map<String, long[]> counts, List<Sum> sums, int schools, String group) {
    long[] total = new long[2];
    List<String> ids = new ArrayList<>();
    for (int school = 0; school < schools; school++) {
      String id = "s" + school + "/" + group;
      ids.add(id);
      total[0] += counts.get(id)[0];
      total[1] += counts.get(id)[1];
    }
    counts.put("d/" + group, total);
    sums.add(new Sum("d/" + group, ids, CountTable.Rather.THE_TOTAL));
  }

  private static long[] some(Random random, int most) {
    long met = random.nextInt(most + 1);
    long rest = random.nextInt(most + 1);
    return new long[] {met + rest, met};
  }
}
