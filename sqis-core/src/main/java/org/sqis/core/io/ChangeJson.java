package org.sqis.core.io;

import java.util.List;
import java.util.function.Function;
import org.sqis.core.change.Cause;
import org.sqis.core.change.Change;
import org.sqis.core.change.Declared;
import org.sqis.core.change.Impact;
import org.sqis.core.change.Move;
import org.sqis.core.change.PolicyDiff;
import org.sqis.core.change.ResultImpact;
import org.sqis.core.change.Transition;
import org.sqis.core.explain.Explanation.Written;

/** What differs between two policies and what moves by it, as JSON. */
final class ChangeJson {
  private ChangeJson() {}

  /** Where the old rules and the new ones write what stands at a place. */
  record Places(Function<String, Written> older, Function<String, Written> newer) {
    static final Places NONE = new Places(at -> Written.NOWHERE, at -> Written.NOWHERE);
  }

  private static void putPlace(
      ObjectNode node, String side, String place, Function<String, Written> written) {
    Json.putUnlessEmpty(node, side + "_place", place);
    Written at = place.isEmpty() ? Written.NOWHERE : written.apply(place);
    if (!at.file().isEmpty()) {
      node.put(side + "_file", at.file());
      node.put(side + "_line", at.line());
    }
  }

  static ObjectNode diff(PolicyDiff diff, Places places) {
    ObjectNode root = new ObjectNode();
    root.put("old", diff.oldPolicy());
    root.put("new", diff.newPolicy());
    ArrayNode changes = root.putArray("changes");
    for (Change change : diff.changes()) {
      ObjectNode node = changes.addObject();
      node.put("change", change.kind().word());
      node.set("declaration", declared(change.declared()));
      Json.putUnlessEmpty(node, "part", change.part());
      Json.putUnlessEmpty(node, "old", change.oldText());
      Json.putUnlessEmpty(node, "new", change.newText());
      putPlace(node, "old", change.oldPlace(), places.older());
      putPlace(node, "new", change.newPlace(), places.newer());
      node.put("wording", change.isWording());
      node.put("can_move_results", change.canMoveResults());
    }
    return root;
  }

  private static ObjectNode declared(Declared declared) {
    ObjectNode node = new ObjectNode();
    node.put("kind", declared.kind()).put("name", declared.name());
    Json.putUnlessEmpty(node, "title", declared.title());
    return node;
  }

  static ObjectNode impact(Impact impact, List<ResultImpact> wanted, Places places) {
    ObjectNode root = new ObjectNode();
    root.set("old", Json.origin(impact.oldOrigin()));
    root.set("new", Json.origin(impact.newOrigin()));
    impact.diff().ifPresent(diff -> root.set("rules", diff(diff, places).path("changes")));
    ArrayNode faults = root.putArray("faults");
    impact
        .faults()
        .forEach(
            fault ->
                faults
                    .addObject()
                    .put("code", fault.code().id())
                    .put("message", fault.message())
                    .put("help", fault.help()));
    ArrayNode notes = root.putArray("notes");
    impact.notes().forEach(notes::add);
    root.put("schools", impact.entities());
    if (!impact.designations().isEmpty()) {
      ArrayNode designations = root.putArray("designations");
      impact
          .designations()
          .forEach(
              one ->
                  designations
                      .addObject()
                      .put("old", one.from())
                      .put("new", one.to())
                      .put("schools", one.count()));
    }
    ArrayNode results = root.putArray("results");
    wanted.forEach(result -> results.add(result(impact, result)));
    return root;
  }

  private static ObjectNode result(Impact impact, ResultImpact result) {
    ObjectNode node = new ObjectNode();
    node.put("name", result.name())
        .put("title", result.column().title())
        .put("kind", result.column().kind().word())
        .put("each", result.column().each().word())
        .put("type", result.column().type().words())
        .put("values", result.compared())
        .put("unmoved", result.unmoved())
        .put("schools", result.entities())
        .put("move", result.moves().size())
        .put("move_as_published", result.publishedMoves());
    for (Move.Kind kind : Move.Kind.values()) {
      node.put(kind.word().replace(' ', '_'), result.count(kind));
    }
    ArrayNode transitions = node.putArray("transitions");
    for (Transition transition : result.transitions()) {
      ObjectNode one = transitions.addObject();
      Json.putUnlessEmpty(one, "group", transition.group());
      one.put("old", transition.from());
      one.put("new", transition.to());
      one.put("count", transition.count());
    }
    counts(node.putArray("by_district"), "district", result.byDistrict());
    counts(node.putArray("by_group"), "group", result.byGroup(impact.groups()));
    ArrayNode moves = node.putArray("moves");
    result.moves().forEach(move -> moves.add(move(result, move)));
    return node;
  }

  private static void counts(ArrayNode array, String what, List<ResultImpact.Count> counts) {
    for (ResultImpact.Count count : counts) {
      array
          .addObject()
          .put(what, count.name())
          .put("schools", count.schools())
          .put("values", count.values())
          .put("up", count.up())
          .put("down", count.down())
          .put("other", count.other())
          .put("newly_missing", count.newlyMissing())
          .put("no_longer_missing", count.noLongerMissing());
    }
  }

  private static ObjectNode move(ResultImpact result, Move move) {
    ObjectNode node = new ObjectNode();
    node.put("id", move.entity().id());
    Json.putUnlessEmpty(node, "name", move.entity().name());
    Json.putUnlessEmpty(node, "district", move.entity().district());
    Json.putUnlessEmpty(node, "group", move.group());
    node.set("old", Json.value(move.oldValue(), result.column()));
    node.set("new", Json.value(move.newValue(), result.column()));
    node.put("move", move.kind().word());
    Json.putUnlessEmpty(node, "change", result.difference(move));
    ArrayNode causes = node.putArray("causes");
    for (Cause cause : move.causes()) {
      ObjectNode one = causes.addObject();
      ArrayNode declarations = one.putArray("declarations");
      cause.declarations().forEach(declared -> declarations.add(declared(declared)));
      one.put("alone", cause.isAlone());
    }
    Json.putUnlessEmpty(node, "how", move.how());
    return node;
  }
}
