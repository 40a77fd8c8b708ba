package org.sqis.dsl.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sqis.core.plan.PolicyProof;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.dsl.parser.DiagnosticSink;
import org.sqis.dsl.parser.SourceReader;
import org.sqis.dsl.parser.SyntaxParser;
import org.sqis.dsl.source.Source;

/** Proofs name the parts of a policy, readers say where they stand: both must mean the same. */
class PlacesTest {
  private static final Path CASES = Path.of("src", "test", "resources", "cases");

  @Test
  void everyPlaceThatAProofNames_isKnownToTheReaders() throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(CASES)) {
      files = walk.filter(file -> file.toString().endsWith(".sqis")).sorted().toList();
    }
    List<String> unknown = new ArrayList<>();
    int places = 0;
    for (Path file : files) {
      DiagnosticSink sink = new DiagnosticSink();
      Optional<Source> source = SourceReader.read("x.sqis", Files.readAllBytes(file), sink);
      if (source.isEmpty()) {
        continue;
      }
      RuleReader.ReadPolicy read =
          RuleReader.policy(SyntaxParser.parse(source.get(), RuleReader.policyNames(), sink), sink);
      for (Problem problem : PolicyProof.prove(read.spec(), read.poisoned()).problems()) {
        for (Place place : places(problem)) {
          places++;
          if (place instanceof Place.Element part && !read.spans().knows(part)) {
            unknown.add(file.getFileName() + ": " + problem.code() + " at " + part);
          }
        }
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(places).isGreaterThan(100);
  }

  private static List<Place> places(Problem problem) {
    List<Place> places = new ArrayList<>(List.of(problem.at()));
    problem.labels().forEach(label -> places.add(label.at()));
    return places;
  }
}
