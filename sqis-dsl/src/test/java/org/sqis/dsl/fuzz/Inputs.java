package org.sqis.dsl.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes inputs: each is a function of a seed and its number, whichever were made before. */
final class Inputs {
  private final Corpus corpus;
  private final long seed;

  Inputs(Corpus corpus, long seed) {
    this.corpus = corpus;
    this.seed = seed;
  }

  /** The random numbers of the input with this number. */
  Random random(int number) {
    long mixed = (seed * 0x9e3779b97f4a7c15L) ^ (number * 0xbf58476d1ce4e5b9L);
    mixed = (mixed ^ (mixed >>> 30)) * 0x94d049bb133111ebL;
    return new Random(mixed ^ (mixed >>> 31));
  }

  Input input(int number) {
    Random random = random(number);
    Mutator mutator = new Mutator(corpus, random);
    int kind = random.nextInt(100);
    if (kind < 56) {
      String before = rules(random);
      return rules(mutator.mutate(before), before);
    }
    if (kind < 76) {
      String before = new PolicyMaker(random).policy();
      boolean isWhole = random.nextInt(4) > 0;
      return rules(isWhole ? before : mutator.mutate(before), new PolicyMaker(random).policy());
    }
    if (kind < 82) {
      return rules(new RegistryMaker(corpus, random).file(), "");
    }
    if (kind < 85) {
      return rules(garbage(random), "");
    }
    if (kind < 87) {
      String before = corpus.requirements().get(random.nextInt(corpus.requirements().size()));
      return new Input(Input.Kind.REQUIREMENTS, mutator.mutate(before), before, Map.of());
    }
    if (kind < 91) {
      String before = corpus.evaluations().get(random.nextInt(corpus.evaluations().size()));
      return new Input(Input.Kind.EVALUATION, mutator.mutate(before), before, Map.of());
    }
    String before = corpus.mappings().get(random.nextInt(corpus.mappings().size()));
    Map<String, String> files = new TreeMap<>(Corpus.data());
    if (random.nextInt(4) > 0) {
      files.replaceAll((name, text) -> data(text, random));
    }
    String mapping = random.nextInt(3) > 0 ? mutator.mutate(before) : before;
    return new Input(Input.Kind.MAPPING, mapping, before, files);
  }

  /** Large files seldom: they are slow and mostly repeat themselves. */
  private String rules(Random random) {
    String text = "";
    for (int i = 0; i < 4; i++) {
      text = corpus.rules().get(random.nextInt(corpus.rules().size()));
      if (text.length() < 4_000) {
        return text;
      }
    }
    return text;
  }

  private static Input rules(String text, String before) {
    return new Input(Input.Kind.RULES, text, before, Map.of());
  }

  private static String garbage(Random random) {
    byte[] bytes = new byte[random.nextInt(400)];
    random.nextBytes(bytes);
    if (random.nextBoolean()) {
      String likely = "aeno0159 |||\n\n\"(),.:#-%<>=/*";
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) likely.charAt(Math.floorMod(bytes[i], likely.length()));
      }
    }
    return new String(bytes, UTF_8);
  }

  private static String data(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    String pieces = "0159,,\n\"*-% aM.\t\ufeff\r";
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(changed.length());
      String piece = pieces.substring(random.nextInt(pieces.length())).substring(0, 1);
      switch (random.nextInt(4)) {
        case 0 -> changed.insert(at, piece);
        case 1 -> changed.replace(at, at + 1, piece);
        case 2 -> changed.delete(at, Math.min(changed.length(), at + 1 + random.nextInt(9)));
        default -> changed.append(changed.substring(at));
      }
      if (changed.length() == 0) {
        changed.append(',');
      }
    }
    return changed.toString();
  }
}
