package org.sqis.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sqis.core.data.Entity;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Origin;

/** The pictures of studies and distributions, byte for byte, and as XML. */
class PictureTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "study");

  private static Origin origin() {
    return new Origin(
        "sample",
        "0123456789abcdef",
        "draft",
        "made_up",
        "0123456789abcdef",
        true,
        "",
        new SchoolYear(2014),
        List.of(),
        List.of(),
        "1");
  }

  private static RankStudy study(int schools) {
    Random random = new Random(schools);
    List<StudyData.Share> shares = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      shares.add(new StudyData.Share(List.of(), "m" + i, Rational.of(25)));
    }
    List<StudyData.Scored> scored = new ArrayList<>();
    for (int i = 0; i < schools; i++) {
      int quality = random.nextInt(50);
      List<Rational> parts = new ArrayList<>();
      Rational index = Rational.ZERO;
      for (int measure = 0; measure < 4; measure++) {
        Rational part = Rational.of(quality + random.nextInt(50), 100);
        parts.add(part);
        index = index.plus(part.times(Rational.of(25)));
      }
      String name = i == 0 ? "A & B's <\"school\"> of a name that is far too long\u0007" : "S " + i;
      Entity entity = new Entity("s" + i, name, "D", Entity.Kind.SCHOOL);
      scored.add(new StudyData.Scored(entity, 0, parts, index));
    }
    StudyData.WeightTable table = new StudyData.WeightTable(shares, false);
    StudyData data = new StudyData(List.of(table), scored, List.of());
    return RankStudySetup.of(() -> data, origin(), "index <x>").uniform().draws(200).run();
  }

  private static void golden(String name, String picture) throws IOException {
    Path file = GOLDEN.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, picture, StandardCharsets.UTF_8);
    }
    assertThat(picture).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
  }

  /** How many elements of a kind a picture has; whether it is XML is tested beside the examples. */
  private static int count(String picture, String tag) {
    return picture.split("<" + tag + "[ >]", -1).length - 1;
  }

  @Test
  void fewSchools_haveABarEach() throws IOException {
    String picture = study(6).svg();
    golden("ranks.svg", picture);
    assertThat(count(picture, "g")).isEqualTo(6);
    assertThat(count(picture, "circle")).isEqualTo(7);
    assertThat(picture).contains("role=\"img\"");
    assertThat(picture).contains("SYNTHETIC DATA", "A &amp; B's &lt;&quot;school&quot;&gt;");
    assertThat(picture).doesNotContain("\u0007").contains("\ufffd");
  }

  @Test
  void manySchools_areABandOfLimitedSize() {
    String picture = study(3000).svg();
    assertThat(count(picture, "polygon")).isEqualTo(2);
    assertThat(count(picture, "g")).isZero();
    assertThat(picture.length()).isLessThan(40_000);
  }

  @Test
  void noSchoolAndOneSchool_haveAPicture() {
    assertThat(study(1).svg()).endsWith("</svg>\n");
    RankStudy none =
        RankStudySetup.of(() -> new StudyData(List.of(), List.of(), List.of()), null, "x").run();
    assertThat(none.rows()).isEmpty();
    assertThat(none.svg()).contains("no school has this index");
    assertThat(none.svg()).endsWith("</svg>\n");
  }

  @Test
  void distribution_hasABarForEachBinWithSchools_andALineForEachCut() throws IOException {
    List<Rational> values = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      values.add(Rational.of(random.nextInt(60) + random.nextInt(60) + 1200, 13));
    }
    List<Distribution.Cut> cuts =
        List.of(
            new Distribution.Cut("priority < ", Rational.of(95)),
            new Distribution.Cut("reward", Rational.of(99)));
    Distribution all = Distribution.of(origin(), "index", values, 3, cuts);
    golden("distribution.svg", all.svg());
    long filled = all.counts().stream().filter(count -> count > 0).count();
    assertThat(count(all.svg(), "g")).isEqualTo((int) filled);
    assertThat(all.counts().stream().mapToInt(Integer::intValue).sum()).isEqualTo(500);
    assertThat(all.counts().size()).isBetween(15, 51);
    for (int bin = 0; bin < all.counts().size(); bin++) {
      Rational from = all.border(bin);
      Rational to = all.border(bin + 1);
      assertThat(all.counts().get(bin))
          .isEqualTo(
              (int)
                  values.stream()
                      .filter(value -> value.compareTo(from) >= 0 && value.compareTo(to) < 0)
                      .count());
    }
    assertThat(all.table().rows()).hasSameSizeAs(all.counts());
  }

  @Test
  void distributionOfOneValueAndOfNone_havePictures() {
    assertThat(Distribution.of(origin(), "x", List.of(Rational.of(7, 3)), 0, List.of()).svg())
        .endsWith("</svg>\n");
    assertThat(Distribution.of(origin(), "x", List.of(), 2, List.of()).svg()).endsWith("</svg>\n");
  }
}
