/** What an organization chooses from: the options that its answers leave, in order, and those that fell. */
export { type Choice, choiceOf, type Deciding, doubtsOf, type LeftOption, nearestMesh } from './choice.ts';
