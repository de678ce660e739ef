/**
 * Every result that some completion of the answers gives, exactly. This room is a multi-valued decision diagram (MDD)
 * whose nodes are formulas, with sums. From the pack to a range:
 *
 * 1. Classes (`encoding`). An open question has many values, but the tests of the pack tell few apart. Values that pass
 *    the same tests are one class. A variable takes one of up to 30 classes; a question has one variable, or several
 *    when it has more classes or takes a set of values. The exposure score is a variable too (`exposure-score`): its
 *    classes are the scores between the bounds that verdict rules name.
 * 2. Formulas (`unique-table`, `formulas`, `sums`). A formula is a constant, a literal (a variable is in one of these
 *    classes), `all`, `any`, or a sum (the points of the true parts reach a bound). The unique table keeps each once
 *    (hash-consing), so equal formulas are one object. `apply` simplifies: one literal a variable, no implied parts.
 *    Formulas are not canonical: two that always agree can still be two objects, until their variables are decided.
 * 3. Translation (`translate`; `tests`, `choices-tests`, and `verdict-tests` for what one test means). Conditions
 *    become formulas, given some answers: answered questions become constants, a question that may not apply counts as
 *    its `otherwise` where its `when` is false. `roots` lists every result that is asked of a pack; `results`,
 *    `readings`, and `goals` say which formulas decide it.
 * 4. Variable order (`variable-order`, `diagram`). The order is fixed once a pack, so that few parts are half-decided
 *    at a time. The place of a variable in it is its level; the exposure score comes last. A formula has the level of
 *    the first variable it reads. Its cofactor for a class of that variable is the formula with the variable decided;
 *    it is kept with the formula. Formulas and their cofactors are the nodes and edges of the diagram.
 * 5. Decision lists (`decision-lists`). The first formula that holds decides the outcome: the level of a criterion, the
 *    verdict, the outcome of a gate. Lists have cofactors as formulas have, and the set of outcomes they can reach.
 * 6. Verdict states (`verdict-states`). The verdict reads the exposure score, a sum over all criteria. A state is what
 *    is left of the verdict's list and of the criteria; an edge carries the points gained.
 * 7. Ranges (`posed`, `view`, `ranges`). `pose` fixes the variables that some answers decide. Walks then follow the
 *    fixed classes in the whole diagram; nothing is copied. A walk from a root gives every outcome that is still
 *    possible. The range of a score comes from `score-diagram`. A stage is possible where one set of classes gives it
 *    together with a verdict and a course that count (`createMeeting`). The diagram of a pack can be written as numbers
 *    (`write`, `mdd`); that of the built-in pack is, at build time, and a pack that changes nothing of it reads it too.
 *    `trial` walks it for flips: the results of other answers, and what stands in the way of a verdict.
 *    A diagram that was read says of each node which outcomes it can give, which ends walks early.
 * 8. `influence` walks the same diagram to tell how many bits an open question tells. With nothing answered, that is
 *    kept with the diagram (`informed`).
 *
 * Lint asks other questions: can a condition hold, and which answers show it? `space` poses a pack for them without a
 * diagram. Formulas become clauses (`clauses`), a solver finds classes with which they hold (`solver`), and answers
 * follow from those that the formulas need (`justification`, `completion`).
 *
 * Cost: the number of nodes is exponential at worst in the variables that are half-decided at one level, which the
 * order keeps low; the built-in pack with nothing answered has some hundred thousand. All answers to a pack share its
 * diagram, so that a second set of answers finds most nodes there; one that has grown too large is given up. A budget
 * of steps (`budget`) ends what would take too long: the ranges are then bounds, which follow Kleene logic.
 */
export { type Budget, unlessTooEntangled } from './budget.ts';
export { influence, type Influence, informed } from './influence.ts';
export { bytesOf } from './mdd.ts';
export { pose, type Posed, useBase, useWritten, drawnPartsOf, writeDiagram, type WrittenDiagram } from './posed.ts';
export { ranges, type Ranges, rangesOf, rangesWithin } from './ranges.ts';
export { createSpace, type Space, type Witness } from './space.ts';
export { verdictConditions } from './tests.ts';
export { createTrial, type Obstacle } from './trial.ts';
export { reads, withVerdict } from './verdict-tests.ts';
export type { Formula } from './unique-table.ts';
