// The shape of a rule file and of its expressions. Which declarations, clauses, columns and
// functions there are is a registry, not grammar. The reader joins lines that go on (inside
// parentheses, after a comma) before the rule `file` sees them, and drops line breaks before
// `expressionOnly` does.
grammar Sqis;

@lexer::members {
  private static boolean isWordPart(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }
}

// Lines. Every sequence of tokens is a file; what is wrong with it is said by the reader.

file
    : (endLine | line | row)? (NEWLINE (endLine | line | row)?)* EOF
    ;

line
    : ~(END | ROW | NEWLINE) ~(ROW | NEWLINE)* row?
    ;

endLine
    : END ~(ROW | NEWLINE)* row?
    ;

row
    : ROW
    ;

// Expressions, the loosest first.

expressionOnly
    : expression EOF
    ;

expression
    : choice (ELSE expression)?
    ;

choice
    : IF expression THEN choice ELSE choice
    | anyOf
    ;

anyOf
    : allOf (OR allOf)*
    ;

allOf
    : negation (AND negation)*
    ;

negation
    : NOT negation
    | comparison
    ;

// The reader refuses more than one comparison; reading them all makes a better message.
comparison
    : sum compared*
    ;

compared
    : (LESS | AT_MOST | GREATER | AT_LEAST | IS) sum
    | IS (MISSING | PRESENT)
    ;

sum
    : product ((PLUS | MINUS) product)*
    ;

product
    : signed ((TIMES | DIVIDED) signed)*
    ;

signed
    : MINUS signed
    | primary
    ;

primary
    : NUMBER
    | DATE
    | YES
    | NO
    | REASON STRING?
    | WORD OPEN arguments? CLOSE
    | WORD (OF WORD)?
    | OPEN expression CLOSE
    ;

arguments
    : argument (COMMA argument)*
    ;

argument
    : WORD COLON expression
    | visit
    | expression visit?
    ;

visit
    : OVER WORD (WHERE expression)?
    ;

// Tokens.

AND       : 'and' ;
ELSE      : 'else' ;
END       : 'end' ;
IF        : 'if' ;
IS        : 'is' ;
MISSING   : 'missing' ;
NO        : 'no' ;
NOT       : 'not' ;
OF        : 'of' ;
OR        : 'or' ;
OTHERWISE : 'otherwise' ;
OVER      : 'over' ;
PRESENT   : 'present' ;
THEN      : 'then' ;
WHEN      : 'when' ;
WHERE     : 'where' ;
YES       : 'yes' ;

// A reason is one token only where its words stand together, so that `few` stays a free name.
REASON
    : ( 'not' BLANK+ 'reported'
      | 'suppressed'
      | 'not' BLANK+ 'yet' BLANK+ 'defined'
      | 'too' BLANK+ 'few'
      | 'not' BLANK+ 'applicable'
      ) {!isWordPart(_input.LA(1))}?
    ;

WORD   : [A-Za-z_] [A-Za-z0-9_]* ;
YEAR   : DIGIT DIGIT DIGIT DIGIT [-\u2013] DIGIT DIGIT {!isWordPart(_input.LA(1))}? ;
NUMBER : DIGIT+ ('.' DIGIT+)? '%'? ;

// A date is one token only where its words stand together, so that `December` stays a free name.
DATE   : DIGIT DIGIT? BLANK+ MONTH BLANK+ DIGIT DIGIT DIGIT DIGIT {!isWordPart(_input.LA(1))}? ;

// Starts like a number and is none: 1st, 1.2.3, 1,000, 5%5, .5 and so on.
ODD_NUMBER
    : DIGIT+ [A-Za-z_.%] [A-Za-z0-9_.%]*
    | '.' DIGIT [A-Za-z0-9_.%]*
    | DIGIT DIGIT? DIGIT? (',' DIGIT DIGIT DIGIT)+ ('.' DIGIT+)? '%'? {!isWordPart(_input.LA(1))}?
    ;

STRING
    : '"' ~["\r\n]* '"'
    | [\u201c\u201d\u201e] ~["\u201c\u201d\u201e\r\n]* [\u201c\u201d]
    ;

OPEN_STRING : ["\u201c\u201d\u201e] ~["\u201c\u201d\u201e\r\n]* ;

OPEN     : '(' ;
CLOSE    : ')' ;
COMMA    : ',' ;
COLON    : ':' ;
DOT      : '.' ;
PLUS     : '+' ;
MINUS    : [-\u2013\u2212] ;
TIMES    : '*' ;
DIVIDED  : '/' ;
LESS     : '<' ;
AT_MOST  : '<=' | '\u2264' ;
GREATER  : '>' ;
AT_LEAST : '>=' | '\u2265' ;
BRACE    : [{}] ;

ROW     : '|' ~[\r\n]* ;
COMMENT : '#' ~[\r\n]* -> channel(HIDDEN) ;
NEWLINE : '\r'? '\n' | '\r' ;
BLANKS  : BLANK+ -> channel(HIDDEN) ;

// Everything else, as one run.
STRANGE : ~[A-Za-z0-9_"\u201c\u201d\u201e(),:.+\-\u2013\u2212*/<>\u2264\u2265{}|#\r\n \t\f\u000b\u00a0\u2000-\u200a\u202f\u205f\u3000]+ ;

fragment MONTH
    : 'January' | 'February' | 'March' | 'April' | 'May' | 'June'
    | 'July' | 'August' | 'September' | 'October' | 'November' | 'December'
    ;
fragment DIGIT : [0-9] ;
fragment BLANK : [ \t\f\u000b\u00a0\u2000-\u200a\u202f\u205f\u3000] ;
