import type { CodedFacts, CompiledCondition, ReadQuestion } from './compiled.ts';
import {
  Combination,
  type CompiledNode,
  Exception,
  ExposureTest,
  Named,
  Negation,
  questionTest,
  VerdictTest,
} from './nodes.ts';
import { type Condition, EXPOSURE, nameOf, type Node, nodeOf, VERDICT } from './tree.ts';
import type { Truth } from './truth.ts';

/** Finds a question that conditions can read. */
type FindQuestion = (question: string) => ReadQuestion | undefined;

/** Compiles a condition. */
export type CompileCondition = (source: Condition) => CompiledCondition;

/**
 * Compiles the conditions of a valid pack, each when it is first used: most runs read few of them. It throws then when
 * the condition reads a question that isn't found. What a name stands for is compiled once.
 */
export function conditionCompiler(find: FindQuestion): CompileCondition {
  const named = new Map<string, CompiledCondition>();
  const scope: Scope = { find, compile };
  return compile;

  function compile(source: Condition): CompiledCondition {
    const id = nameOf(source);
    if (id === undefined) return new Compiled(source, scope);
    let known = named.get(id);
    if (known === undefined) named.set(id, (known = new Compiled(source, scope)));
    return known;
  }
}

/** What the conditions of a pack share. */
interface Scope {
  readonly find: FindQuestion;
  readonly compile: CompileCondition;
}

/** A condition that becomes a node when it is first read. */
class Compiled implements CompiledCondition {
  private made: CompiledNode | undefined;

  constructor(
    readonly source: Condition,
    private readonly scope: Scope,
  ) {}

  node(): CompiledNode & Node<CompiledCondition> {
    return (this.made ??= nodeFor(this.source, this.scope)) as CompiledNode & Node<CompiledCondition>;
  }

  reads(): readonly string[] {
    return this.node().reads();
  }

  evaluate(facts: CodedFacts): Truth {
    return (this.made ?? this.node()).evaluate(facts);
  }

  causes(facts: CodedFacts): readonly string[] {
    return this.node().causes(facts);
  }

  collect(facts: CodedFacts, outcome: Truth, causes: string[]): void {
    this.node().collect(facts, outcome, causes);
  }
}

function nodeFor(source: Condition, { find, compile }: Scope): CompiledNode {
  const node = nodeOf(source);
  switch (node.kind) {
    case 'all':
    case 'any':
      return new Combination(node.kind, node.parts.map(compile));
    case 'not':
      return new Negation(compile(node.parts[0]));
    case 'unless':
      return new Exception(compile(node.parts[0]));
    case 'named':
      return new Named(node.parts.map(compile), node.id, node.says);
    case 'test':
      if (node.question === EXPOSURE) return new ExposureTest(node.question, node.test);
      if (node.question === VERDICT) return new VerdictTest(node.question, node.test);
      return questionTest(node.test, asked(node.question, find));
  }
}

function asked(id: string, find: FindQuestion): ReadQuestion {
  const found = find(id);
  if (found === undefined) throw new Error(`a condition reads the question ${id}, which the pack does not have`);
  return found;
}
