package org.sqis.core.engine;

import java.util.Optional;
import org.sqis.core.plan.Node;

/** Calls the method of a {@link NodeCode} for each kind of node; empty where there is no kernel. */
final class NodeVisits implements Node.Visitor<Optional<Reg>> {
  private final NodeCode code;

  NodeVisits(NodeCode code) {
    this.code = code;
  }

  @Override
  public Optional<Reg> constant(Node.Constant node) {
    return Optional.ofNullable(code.constant(node));
  }

  @Override
  public Optional<Reg> parameter(Node.ParameterValue node) {
    return Optional.ofNullable(code.parameter(node));
  }

  @Override
  public Optional<Reg> read(Node.Read node) {
    return Optional.ofNullable(code.read(node));
  }

  @Override
  public Optional<Reg> readOf(Node.ReadOf node) {
    return Optional.ofNullable(code.readOf(node));
  }

  @Override
  public Optional<Reg> yearDay(Node.YearDay node) {
    return Optional.ofNullable(code.yearDay(node));
  }

  @Override
  public Optional<Reg> seasonOf(Node.SeasonOf node) {
    return Optional.ofNullable(code.seasonOf(node));
  }

  @Override
  public Optional<Reg> local(Node.Local node) {
    return Optional.ofNullable(code.local(node));
  }

  @Override
  public Optional<Reg> groupIs(Node.GroupIs node) {
    return Optional.ofNullable(code.groupIs(node));
  }

  @Override
  public Optional<Reg> binary(Node.Binary node) {
    return Optional.ofNullable(code.binary(node));
  }

  @Override
  public Optional<Reg> not(Node.Not node) {
    return Optional.ofNullable(code.not(node));
  }

  @Override
  public Optional<Reg> presence(Node.Presence node) {
    return Optional.ofNullable(code.presence(node));
  }

  @Override
  public Optional<Reg> ifThen(Node.If node) {
    return Optional.ofNullable(code.ifThen(node));
  }

  @Override
  public Optional<Reg> orElse(Node.Else node) {
    return Optional.ofNullable(code.orElse(node));
  }

  @Override
  public Optional<Reg> apply(Node.Apply node) {
    return Optional.ofNullable(code.apply(node));
  }

  @Override
  public Optional<Reg> ofList(Node.OfList node) {
    return Optional.ofNullable(code.ofList(node));
  }

  @Override
  public Optional<Reg> overGroups(Node.OverGroups node) {
    return Optional.ofNullable(code.overGroups(node));
  }

  @Override
  public Optional<Reg> overMembers(Node.OverMembers node) {
    return Optional.ofNullable(code.overMembers(node));
  }

  @Override
  public Optional<Reg> places(Node.Places node) {
    return Optional.ofNullable(code.places(node));
  }

  @Override
  public Optional<Reg> rank(Node.Rank node) {
    return Optional.ofNullable(code.rank(node));
  }

  @Override
  public Optional<Reg> inYear(Node.InYear node) {
    return Optional.ofNullable(code.inYear(node));
  }

  @Override
  public Optional<Reg> overYears(Node.OverYears node) {
    return Optional.ofNullable(code.overYears(node));
  }
}
