/**
 * The sqis core: a policy as plain data, proofs about it, an exact evaluator, data, outcomes and
 * explanations. Useful without any rule text.
 */
@SuppressWarnings("module") // the modules it opens itself to are built after it
module org.sqis.core {
  requires static transitive org.jspecify;
  requires com.google.common;
  requires com.fasterxml.jackson.core;

  exports org.sqis.core;
  exports org.sqis.core.calibrate;
  exports org.sqis.core.change;
  exports org.sqis.core.column;
  exports org.sqis.core.conformance;
  exports org.sqis.core.data;
  exports org.sqis.core.duty;
  exports org.sqis.core.evaluation;
  exports org.sqis.core.explain;
  exports org.sqis.core.expr;
  exports org.sqis.core.io;
  exports org.sqis.core.joining;
  exports org.sqis.core.model;
  exports org.sqis.core.nsize;
  exports org.sqis.core.number;
  exports org.sqis.core.outcome;
  exports org.sqis.core.policy;
  exports org.sqis.core.pairing;
  exports org.sqis.core.problem;
  exports org.sqis.core.publication;
  exports org.sqis.core.report;
  exports org.sqis.core.review;
  exports org.sqis.core.rulebook;
  exports org.sqis.core.scenario;
  exports org.sqis.core.standing;
  exports org.sqis.core.study;
  exports org.sqis.core.engine to
      org.sqis.dsl;
  exports org.sqis.core.eval to
      org.sqis.dsl;
  exports org.sqis.core.function to
      org.sqis.dsl;
  exports org.sqis.core.plan to
      org.sqis.dsl;
}
