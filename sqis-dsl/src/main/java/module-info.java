/** The sqis rule language: compiles rule files and data mappings into what the core evaluates. */
module org.sqis.dsl {
  requires transitive org.sqis.core;
  requires static transitive org.jspecify;
  requires com.google.common;
  requires org.antlr.antlr4.runtime;

  exports org.sqis.dsl;
  exports org.sqis.dsl.diagnostic;
  exports org.sqis.dsl.registry;
  exports org.sqis.dsl.source;
}
