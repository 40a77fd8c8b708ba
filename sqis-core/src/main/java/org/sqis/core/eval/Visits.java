package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqis.core.explain.Explanation.Step;
import org.sqis.core.explain.Explanation.Written;
import org.sqis.core.function.Functions;
import org.sqis.core.function.RankMethod;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.ValueText;
import org.sqis.core.plan.Node;

/** Keeps which schools or districts a value visits, for its explanation. */
final class Visits {
  /** So many members are told each with its value; of more only how many there are. */
  private static final int MOST_TOLD = 12;

  private final String ownYear;
  private final boolean isRated;
  private final Map<Place, List<String>> visits = new LinkedHashMap<>();

  private final Map<String, Ranked> rankings = new LinkedHashMap<>();

  /** A function and the year in which it visits. */
  private record Place(Node.OverMembers node, String year) {}

  /**
   * @param of whose value it is
   * @param ago how many years before the rating year it is
   */
  Visits(SchoolValues of, int ago) {
    this.ownYear = of.year().toString();
    this.isRated = ago == 0;
  }

  void add(Node.OverMembers node, SchoolValues member, Value value) {
    Node body = node.body();
    Type type = body == null ? new Type.YesNo() : body.typed().type();
    String told = body == null ? "" : " " + ValueText.readable(value, type);
    visits
        .computeIfAbsent(new Place(node, member.year().toString()), key -> new ArrayList<>())
        .add(member.label() + told);
  }

  /** Keeps the schools among which a value is ranked. */
  void add(Node.Rank node, Ranking ranking) {
    rankings.putIfAbsent(node.text(), new Ranked(node, ranking));
  }

  /** A call and the schools it ranks. */
  private record Ranked(Node.Rank node, Ranking ranking) {}

  private static Step step(Ranked ranked, int number) {
    List<Ranking.Place> places = ranked.ranking().places();
    Type type = ranked.node().value().typed().type();
    List<String> told = new ArrayList<>();
    boolean isFromLowest = ranked.node().method() != RankMethod.HIGHEST;
    Comparator<Ranking.Place> upward =
        Comparator.comparing(place -> Functions.number(place.value()));
    places.stream()
        .sorted(isFromLowest ? upward : upward.reversed())
        .limit(MOST_TOLD)
        .forEach(
            place ->
                told.add(place.school().label() + " " + ValueText.readable(place.value(), type)));
    int more = places.size() - told.size();
    int valueless = ranked.ranking().valueless();
    String count = places.size() + (places.size() == 1 ? " school" : " schools") + " ranked";
    return new Step(
        "members/ranked/" + number,
        "members",
        ranked.node().text(),
        "",
        "",
        "",
        count,
        count,
        "",
        "from the "
            + (isFromLowest ? "lowest: " : "highest: ")
            + String.join(", ", told)
            + (more > 0 ? ", and " + more + " more" : "")
            + (valueless > 0 ? "; without a value: " + valueless : ""),
        "",
        Written.NOWHERE,
        List.of());
  }

  /** A step for each function that visits. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    rankings.values().forEach(ranked -> steps.add(step(ranked, steps.size())));
    visits.forEach((place, members) -> steps.add(step(place, members, steps.size())));
    return steps;
  }

  private Step step(Place place, List<String> members, int number) {
    boolean isOfSchools = place.node().each() == UnitOfAnalysis.SCHOOL;
    String word = isOfSchools ? "schools" : "districts";
    int size = members.size();
    String count = size + " " + (size == 1 ? place.node().each().word() : word);
    String told = String.join(", ", members.subList(0, Math.min(size, MOST_TOLD)));
    String year = isRated && place.year().equals(ownYear) ? "" : place.year();
    String more = size > MOST_TOLD ? ", and " + (size - MOST_TOLD) + " more" : "";
    return new Step(
        "members/" + word + "/" + number + (year.isEmpty() ? "" : "/" + year),
        "members",
        place.node().text(),
        "",
        year,
        "",
        count,
        count,
        "",
        told + more,
        "",
        Written.NOWHERE,
        List.of());
  }
}
